package org.quarterdeck.jobs.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line of the Combined log format, in UTC. */
final class LogLine {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MMM/uuuu", Locale.ENGLISH);

    private LogLine() {}

    static String of(Session.Hit hit, LocalDate day) {
        StringBuilder line = new StringBuilder(256);
        line.append(hit.client().address()).append(" - - [").append(DAY.format(day));
        two(line.append(':'), hit.second() / 3600);
        two(line.append(':'), hit.second() / 60 % 60);
        two(line.append(':'), hit.second() % 60);
        line.append(" +0000] \"").append(hit.request()).append("\" ").append(hit.status());
        line.append(' ').append(hit.bytes() == 0 ? "-" : Integer.toString(hit.bytes()));
        line.append(" \"").append(hit.referrer()).append("\" \"");
        return line.append(hit.client().agent()).append('"').toString();
    }

    private static void two(StringBuilder line, int number) {
        line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
