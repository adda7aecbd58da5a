package org.quarterdeck.jobs.source;

import org.quarterdeck.jobs.privacy.Addresses;

/** A cell's word in a message: shown only when it is as short and plain as the words that rules are about. */
final class Token {
    private static final int LONGEST = 40;

    private Token() {}

    /** The word in quotes, after a space; nothing for what may be an address, a text, or no word at all. */
    static String quoted(String word) {
        boolean isPlain = !word.isEmpty()
                && word.length() <= LONGEST
                && word.indexOf('@') < 0
                && !Addresses.isIn(word)
                && word.codePoints().noneMatch(Token::isUnprintable);
        return isPlain ? " \"" + word + "\"" : "";
    }

    private static boolean isUnprintable(int sign) {
        int type = Character.getType(sign);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
