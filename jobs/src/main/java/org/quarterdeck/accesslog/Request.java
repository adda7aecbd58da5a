package org.quarterdeck.accesslog;

import java.nio.charset.StandardCharsets;

/** The request of one line: is it a GET, and for which path? Reused from line to line. */
final class Request {
    private static final byte[] GET = "GET ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] METHOD = "GET".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROTOCOL = " HTTP/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AUTHORITY = "://".getBytes(StandardCharsets.US_ASCII);

    private boolean get;
    private int pathFrom;
    private int pathTo;
    private boolean root;

    /** Reads a request; what is none (binary, empty) is no GET and has an empty path. */
    void read(byte[] bytes, int from, int to) {
        get = ByteText.startsWith(bytes, from, to, GET);
        int space = ByteText.indexOf(bytes, from, to, (byte) ' ');
        int target = space < 0 ? to : space + 1;
        int end = Math.max(target, lastProtocol(bytes, target, to));
        pathFrom = target;
        pathTo = pathEnd(bytes, target, end);
        root = false;
        skipAuthority(bytes);
    }

    /** Reads a request whose method and target stand apart. */
    void read(byte[] bytes, int methodFrom, int methodTo, int from, int to) {
        get = ByteText.equals(bytes, methodFrom, methodTo, METHOD);
        pathFrom = from;
        pathTo = pathEnd(bytes, from, to);
        root = false;
        skipAuthority(bytes);
    }

    /** Is its method GET? */
    boolean isGet() {
        return get;
    }

    /** Does the target name a host and no path, so that the path is {@code /}? */
    boolean isRoot() {
        return root;
    }

    int pathFrom() {
        return pathFrom;
    }

    int pathTo() {
        return pathTo;
    }

    /** A target may hold spaces; the protocol is what stands last. HTTP/0.9 has none. */
    private static int lastProtocol(byte[] bytes, int from, int to) {
        for (int i = to - PROTOCOL.length; i >= from; i--) {
            if (bytes[i] == ' ' && ByteText.startsWith(bytes, i, to, PROTOCOL)) {
                return i;
            }
        }
        return to;
    }

    private static int pathEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '?' || bytes[i] == '#') {
                return i;
            }
        }
        return to;
    }

    /** {@code http://host/path}, as proxies ask, is asked for as {@code /path}. */
    private void skipAuthority(byte[] bytes) {
        if (pathFrom == pathTo || bytes[pathFrom] == '/') {
            return;
        }
        int authority = ByteText.indexOf(bytes, pathFrom, pathTo, AUTHORITY, 0, AUTHORITY.length);
        if (authority < 0) {
            return;
        }
        int slash = ByteText.indexOf(bytes, authority + AUTHORITY.length, pathTo, (byte) '/');
        root = slash < 0;
        pathFrom = slash < 0 ? pathTo : slash;
    }
}
