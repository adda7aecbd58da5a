package org.quarterdeck.jobs.privacy;

import java.util.regex.Pattern;

/** Addresses of persons and of their machines, as they may stand in any text: e-mail, IPv4, IPv6. */
public final class Addresses {
    private static final Pattern ANY = Pattern.compile(
            "[^\\s@/\"<>]+@[^\\s@/\"<>]+" // e-mail
                    + "|(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d])" // IPv4
                    // IPv6: more colons than a time of day has, or two in a row
                    + "|(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{1,4}:){3,7}[0-9A-Fa-f]{1,4}"
                    + "|(?<![0-9A-Fa-f:])[0-9A-Fa-f:]*::[0-9A-Fa-f:]*");

    private static final String MASK = "(address)";

    private Addresses() {}

    /** Does a text hold one? */
    public static boolean isIn(String text) {
        return ANY.matcher(text).find();
    }

    /** The text with each of them masked. */
    public static String masked(String text) {
        return ANY.matcher(text).replaceAll(MASK);
    }
}
