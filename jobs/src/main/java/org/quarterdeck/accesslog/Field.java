package org.quarterdeck.accesslog;

/** What a line of a log can tell. */
enum Field {
    /** The site's name before the address; read over. */
    VHOST,
    /** Who asked; never leaves the reader. */
    ADDRESS,
    /** The RFC 1413 identity and the HTTP user; read over. */
    IDENTITY,
    /** When the request was received, with its offset. */
    TIME,
    /** Method, target and protocol, as one text. */
    REQUEST,
    /** The method, where it stands by itself. */
    METHOD,
    /** What was asked for, where it stands by itself. */
    TARGET,
    /** The HTTP status. */
    STATUS,
    /** The size of the answer. */
    BYTES,
    /** The page that led here. */
    REFERRER,
    /** The agent's own words. */
    AGENT
}
