package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import org.jspecify.annotations.Nullable;

/**
 * One call in a stack trace.
 *
 * @param name the function, without line numbers and other digits
 * @param application whether it is the application's own code rather than a library's or the runtime's
 */
record Frame(String name, boolean application) {
    private static final String[] LIBRARIES = {
        "java.",
        "javax.",
        "jakarta.",
        "jdk.",
        "sun.",
        "com.sun.",
        "kotlin.",
        "kotlinx.",
        "scala.",
        "groovy.",
        "clojure.",
        "org.springframework.",
        "org.hibernate.",
        "org.apache.",
        "org.eclipse.",
        "org.jooq.",
        "org.postgresql.",
        "org.junit.",
        "io.netty.",
        "io.micrometer.",
        "io.undertow.",
        "io.vertx.",
        "reactor.",
        "akka.",
        "okhttp3.",
        "okio.",
        "com.zaxxer.",
        "com.fasterxml.",
        "com.google.common.",
        "com.mysql.",
        "picocli.",
        "System.",
        "Microsoft.",
        "runtime.",
        "runtime/",
        "net/http",
        "database/sql",
        "net.(",
        "testing.",
        "reflect.",
        "sync.",
        "std::",
        "core::",
        "tokio::",
        "alloc::",
        "rust_begin_unwind",
        "__rust",
        "panic(",
        "testing.tRunner"
    };
    private static final String[] LIBRARY_PLACES = {
        "site-packages",
        "dist-packages",
        "/lib/python",
        "<frozen",
        "node_modules",
        "node:",
        "internal/",
        "(native)",
        "<anonymous>",
        "/usr/local/go/src",
        "/go/pkg/mod",
        "/rustc/",
        "/gems/",
        "/vendor/"
    };

    /** The call that a line of a trace shows, if it shows one. */
    static @Nullable Frame of(String line, String next) {
        int start = Chars.spaces(line, 0);
        if (line.startsWith("at ", start)) {
            return atCall(line, start + 3);
        }
        if (line.startsWith("File \"", start)) {
            return python(line, start);
        }
        if (line.startsWith("from ", start) && line.contains(":in ")) {
            return named(line.substring(line.indexOf(":in ") + 4), line);
        }
        if (at(line, start) == '#' && Chars.isDigit(at(line, start + 1)) && line.contains("): ")) {
            return named(line.substring(line.indexOf("): ") + 3), line);
        }
        int digits = Chars.digits(line, start);
        if (digits > start && line.startsWith(": ", digits) && line.contains("::")) {
            return named(line.substring(digits + 2), line);
        }
        boolean go = start == 0 && next.startsWith("\t") && next.contains(".go:") && line.indexOf('(') > 0;
        return go ? named(line.substring(line.startsWith("created by ") ? 11 : 0), next) : null;
    }

    /** {@code at a.b.C.m(C.java:1)}, {@code at fn (file.js:1:2)}, {@code at A.B(C c) in x.cs:line 1}. */
    private static @Nullable Frame atCall(String line, int from) {
        int start = line.startsWith("async ", from) ? from + 6 : from;
        int open = line.indexOf('(', start);
        int module = line.indexOf('/', start);
        if (module > 0 && module < open && line.lastIndexOf(' ', open) < start) {
            start = module + 1;
        }
        return start >= line.length() ? null : named(line.substring(start), line);
    }

    private static Frame python(String line, int start) {
        int close = line.indexOf('"', start + 6);
        String path = line.substring(start + 6, close < 0 ? line.length() : close);
        int function = line.lastIndexOf(", in ");
        String file = path.substring(path.lastIndexOf('/') + 1);
        return new Frame(clean(function < 0 ? file : file + ":" + line.substring(function + 5)), !isLibrary("", path));
    }

    private static Frame named(String call, String place) {
        int end = call.indexOf('(');
        end = end == 0 || (end > 0 && call.charAt(end - 1) == '.') ? call.indexOf('(', end + 1) : end;
        String function = clean(end < 0 ? call : call.substring(0, end));
        return new Frame(function, !isLibrary(function, place));
    }

    private static boolean isLibrary(String function, String place) {
        for (String library : LIBRARIES) {
            if (function.startsWith(library)) {
                return true;
            }
        }
        for (String library : LIBRARY_PLACES) {
            if (place.contains(library)) {
                return true;
            }
        }
        return function.contains("$$") || function.startsWith("$Proxy");
    }

    /** Without what changes from build to build and run to run: numbers of lambdas and lines, directories, addresses. */
    private static String clean(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        String base = name.contains("://") ? name.substring(name.lastIndexOf('/') + 1) : name;
        for (int i = 0; i < base.length(); i++) {
            char c = base.charAt(i);
            if (!Chars.isDigit(c) && c != '`' && c != '\'') {
                clean.append(c);
            }
        }
        int end = clean.length();
        while (end > 0 && ": $@".indexOf(clean.charAt(end - 1)) >= 0) {
            end--;
        }
        return clean.substring(0, end);
    }
}
