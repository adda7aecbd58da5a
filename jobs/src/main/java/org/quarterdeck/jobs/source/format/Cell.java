package org.quarterdeck.jobs.source.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** What one cell holds. Its own description never shows the content, which may be personal. */
public sealed interface Cell {
    /** A cell with nothing in it. */
    static Cell empty() {
        return new Text("");
    }

    /** What it holds, as trimmed text in one plain form: ISO 8601 dates, decimal points, no groups. */
    String text();

    /** Is nothing in it but white space? */
    default boolean isEmpty() {
        return text().isEmpty();
    }

    /** Words, as written. */
    record Text(String value) implements Cell {
        /** Without the white space around it, that which does not break included. */
        @Override
        public String text() {
            int from = 0;
            int to = value.length();
            while (from < to && isSpace(value.charAt(from))) {
                from++;
            }
            while (to > from && isSpace(value.charAt(to - 1))) {
                to--;
            }
            return value.substring(from, to);
        }

        private static boolean isSpace(char sign) {
            return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
        }

        @Override
        public String toString() {
            return "text";
        }
    }

    /** A number that the format itself knows as one. */
    record Numeral(BigDecimal value) implements Cell {
        @Override
        public String text() {
            return value.stripTrailingZeros().toPlainString();
        }

        @Override
        public String toString() {
            return "number";
        }
    }

    /** A date, or a date and time, that the format itself knows as one. */
    record Moment(LocalDateTime value) implements Cell {
        @Override
        public String text() {
            return value.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? value.toLocalDate().toString()
                    : value.toString();
        }

        @Override
        public String toString() {
            return "date";
        }
    }

    /** True or false, where the format itself knows them. */
    record Flag(boolean value) implements Cell {
        @Override
        public String text() {
            return String.valueOf(value);
        }

        @Override
        public String toString() {
            return "flag";
        }
    }

    /**
     * A cell whose content is a mistake.
     *
     * @param text what the format calls it, as {@code #DIV/0!}; never empty
     * @param rule the rule that it breaks, in one word
     * @param fact what is wrong and what to do, to be read after the text
     */
    record Broken(String text, String rule, String fact) implements Cell {
        /** What stands where a character was lost when somebody read it in another encoding. */
        private static final String LOST = "\ufffd";

        /** Words, or a mistake where a character of theirs was lost before the file came here. */
        public static Cell unlessWhole(String text) {
            return text.contains(LOST)
                    ? new Broken(
                            LOST, "encoding", "stands for a character lost before the file came; ask for a whole one")
                    : new Text(text);
        }
    }
}
