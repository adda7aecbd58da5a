package org.quarterdeck.accesslog;

/** Why a line is rejected: field, fact, remedy. Nothing of the line itself is in it. */
enum Fault {
    NUL("line: holds a NUL byte; the server was interrupted while writing, repair or drop the line"),
    TOO_LONG("line: longer than " + LineReader.LINE_LIMIT + " bytes; no server writes such a line, drop it"),
    NO_ADDRESS("address: missing; the line begins with the client's address"),
    NO_IDENTITY("identity: not two fields between address and time; the line is of another format than its file"),
    NO_TIME("time: missing; it stands in brackets, as in [17/May/2015:10:05:03 +0000]"),
    BAD_TIME("time: no such moment; it is written as in 17/May/2015:10:05:03 +0000 or 2015-05-17T10:05:03Z"),
    NO_REQUEST("request: missing or not closed; it stands in double quotes before the status"),
    NO_OBJECT("line: no whole JSON object; it was cut off, or another program wrote it"),
    NO_FIELDS("line: stands before any #Fields line that tells what is in it; deliver the file from its beginning"),
    FEW_FIELDS("line: its #Fields line lacks date, time, c-ip, cs-method, cs-uri-stem or sc-status; have them logged"),
    OTHER_FIELDS("line: not as many values as its #Fields line names; it was cut off, or one holds a blank"),
    NAMELESS_ADDRESS("address: not in the field that the format names for it"),
    NAMELESS_TIME("time: not in the field that the format names for it"),
    NAMELESS_REQUEST("request: not in the fields that the format names for it"),
    BAD_STATUS("status: not a number of three digits"),
    BAD_BYTES("bytes: neither a number nor -"),
    LATE("time: later than late_days after its rotation period; the period's visitor secret is destroyed"),
    FUTURE("time: after the as-of day; load the line on a later night, or mend the server's clock");

    private final String reason;

    Fault(String reason) {
        this.reason = reason;
    }

    /** The sentence of the reject. */
    String reason() {
        return reason;
    }
}
