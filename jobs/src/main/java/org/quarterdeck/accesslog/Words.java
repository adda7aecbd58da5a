package org.quarterdeck.accesslog;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Finds whether any of many words occurs in a text, in any ASCII case, in one pass (Aho and Corasick, "Efficient string
 * matching: an aid to bibliographic search", 1975). Time grows with the text, not with the words.
 */
final class Words {
    private static final int ALPHABET = 128;
    private static final String SPECIAL = "[](){}.*+?^$|";

    private final int[] symbolOf = new int[ALPHABET];
    private final int symbols;
    private final int[] next;
    private final boolean[] ends;

    /** Words of ASCII characters, none of them empty. */
    Words(List<String> words) {
        symbols = countSymbols(words);
        int states = 1 + words.stream().mapToInt(String::length).sum();
        next = new int[states * symbols];
        ends = new boolean[states];
        Arrays.fill(next, -1);
        int used = 1;
        for (String word : words) {
            used = add(word, used);
        }
        link(used);
    }

    /**
     * The word that a regular expression stands for when it is nothing but a word; null when it is more.
     */
    static @Nullable String plainWord(String pattern) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length() && !Character.isLetterOrDigit(pattern.charAt(i + 1))) {
                c = pattern.charAt(++i);
            } else if (c == '\\' || SPECIAL.indexOf(c) >= 0) {
                return null;
            }
            if (c >= ALPHABET) {
                return null;
            }
            word.append(c);
        }
        return word.isEmpty() ? null : word.toString();
    }

    /** Does any of the words occur in the text? */
    boolean foundIn(String text) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = c < ALPHABET ? next[state * symbols + symbolOf[lower(c)]] : 0;
            if (ends[state]) {
                return true;
            }
        }
        return false;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** Symbol 0 is every character that is in no word. */
    private int countSymbols(List<String> words) {
        int count = 1;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                char c = lower(word.charAt(i));
                if (symbolOf[c] == 0) {
                    symbolOf[c] = count++;
                }
            }
        }
        return count;
    }

    private int add(String word, int firstFree) {
        int free = firstFree;
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int edge = state * symbols + symbolOf[lower(word.charAt(i))];
            if (next[edge] < 0) {
                next[edge] = free++;
            }
            state = next[edge];
        }
        ends[state] = true;
        return free;
    }

    /** Gives every state an edge for every symbol: where there is none, that of its longest proper suffix. */
    private void link(int states) {
        int[] suffix = new int[states];
        Queue<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int symbol = 0; symbol < symbols; symbol++) {
                int edge = state * symbols + symbol;
                int inherited = state == 0 ? 0 : next[suffix[state] * symbols + symbol];
                if (next[edge] < 0) {
                    next[edge] = inherited;
                } else {
                    suffix[next[edge]] = inherited;
                    ends[next[edge]] |= ends[inherited];
                    queue.add(next[edge]);
                }
            }
        }
    }
}
