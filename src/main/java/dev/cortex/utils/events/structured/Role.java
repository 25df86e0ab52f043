package dev.cortex.utils.events.structured;

import dev.cortex.utils.events.scan.WordMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field of a structured line is for. */
enum Role {
    LEVEL("""
            level lvl severity loglevel log_level log.level log-level levelname level_name severitytext severity_text
            @level @l syslog.severity.name s"""),
    PYTHON_LEVEL("levelno"),
    TELEMETRY_LEVEL("severitynumber severity_number"),
    SYSLOG_LEVEL("priority syslog.severity.code syslog_severity"),
    MESSAGE("message msg @m @message short_message body text event @mt log attr.message"),
    ERROR("""
            error err exception reason cause error.message err.message exception.message errmsg error_message
            exception_message @x"""),
    STACK("""
            stack stack_trace stacktrace exc_info error.stack_trace error.stack err.stack exception.stacktrace
            exception.stack_trace traceback errorverbose"""),
    CODE("""
            status status_code statuscode http_status http.status_code http.response.status_code response.status
            res.statuscode exit_code exitcode sqlstate sql_state errno error.code err.code error_code errorcode signal
            code""");

    private static final WordMap<Field> FIELDS = fields();

    private final String names;

    Role(String names) {
        this.names = names;
    }

    /**
     * A field by its name, as logging libraries write it.
     *
     * @param rank which of two fields of the same role counts: the one with the lower rank
     */
    record Field(Role role, int rank) {
        static @Nullable Field named(String name) {
            return FIELDS.get(name, 0, name.length());
        }
    }

    private static WordMap<Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        for (Role role : values()) {
            WordMap.eachWord(role.names, name -> fields.put(name, new Field(role, fields.size())));
        }
        return WordMap.of(fields);
    }
}
