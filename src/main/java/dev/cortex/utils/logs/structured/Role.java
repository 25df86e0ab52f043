package dev.cortex.utils.logs.structured;

import dev.cortex.utils.logs.scan.WordMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field of a structured line is for, by its name as logging libraries write it. */
enum Role {
    LEVEL("level", "lvl", "severity", "loglevel", "log_level", "log.level", "log-level", "levelname", "level_name",
            "severitytext", "severity_text", "@level", "@l", "syslog.severity.name", "s"),
    PYTHON_LEVEL("levelno"),
    TELEMETRY_LEVEL("severitynumber", "severity_number"),
    SYSLOG_LEVEL("priority", "syslog.severity.code", "syslog_severity"),
    MESSAGE("message", "msg", "@m", "@message", "short_message", "body", "text", "event", "@mt", "log", "attr.message"),
    ERROR("error", "err", "exception", "reason", "cause", "error.message", "err.message", "exception.message", "errmsg",
            "error_message", "exception_message", "@x"),
    STACK("stack", "stack_trace", "stacktrace", "exc_info", "error.stack_trace", "error.stack", "err.stack",
            "exception.stacktrace", "exception.stack_trace", "traceback", "errorverbose"),
    CODE("status", "status_code", "statuscode", "http_status", "http.status_code", "http.response.status_code",
            "response.status", "res.statuscode", "exit_code", "exitcode", "sqlstate", "sql_state", "errno", "error.code",
            "err.code", "error_code", "errorcode", "signal", "code");

    private static final WordMap<Role> BY_NAME = byName();

    private final String[] names;

    Role(String... names) {
        this.names = names;
    }

    static @Nullable Role of(String name) {
        return BY_NAME.get(name, 0, name.length());
    }

    /** Which of two fields of the same role counts: the one whose name comes first. */
    int rank(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return names.length;
    }

    private static WordMap<Role> byName() {
        Map<String, Role> roles = new HashMap<>();
        for (Role role : values()) {
            for (String name : role.names) {
                roles.put(name, role);
            }
        }
        return WordMap.of(roles);
    }
}
