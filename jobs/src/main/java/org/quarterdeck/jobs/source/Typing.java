package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;

/**
 * Turns a filled cell into a value of a staging type: a String, an Integer, a Long (bigint), a Boolean, a LocalDate, or
 * a BigDecimal of the type's scale. Text is read in the source's declared forms; what the format knows as a date or
 * number needs none.
 *
 * @param dates the form of dates in text
 * @param numbers the form of numbers in text
 * @param unit what one of its numbers stands for
 */
record Typing(DateForm dates, NumberForm numbers, BigDecimal unit) {
    /** How configuration writes constants and mapped values: ISO dates, decimal points. */
    static final Typing CONFIGURED = new Typing(DateForm.ISO, NumberForm.PLAIN, BigDecimal.ONE);

    private static final Set<String> TYPES = Set.of("string", "int", "bigint", "boolean", "date");
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");
    private static final String LIST = "array<string>";

    /** The same but for what is given. */
    Typing with(@Nullable String ownDates, @Nullable String ownNumbers, @Nullable BigDecimal ownUnit) {
        return new Typing(
                ownDates == null ? dates : DateForm.of(ownDates),
                ownNumbers == null ? numbers : NumberForm.of(ownNumbers),
                ownUnit == null ? unit : ownUnit);
    }

    /** Can a column of a file become a column of this type? */
    static boolean knows(String type) {
        return TYPES.contains(type) || isList(type) || DECIMAL.matcher(type).matches();
    }

    static boolean isNumber(String type) {
        return type.equals("int")
                || type.equals("bigint")
                || DECIMAL.matcher(type).matches();
    }

    static boolean isList(String type) {
        return type.equals(LIST);
    }

    /** The type of one value: a list's is its elements'. */
    static String element(String type) {
        return isList(type) ? "string" : type;
    }

    /**
     * Reads a cell.
     *
     * @throws CellRejected when it holds no value of the type
     */
    Object read(String type, Cell cell) throws CellRejected {
        if (cell instanceof Cell.Broken broken) {
            throw broken(broken);
        }
        return switch (type) {
            case "string" -> cell.text();
            case "boolean" -> flag(cell);
            case "date" -> date(cell);
            case "int" ->
                whole(cell, type, Integer.MIN_VALUE, Integer.MAX_VALUE).intValueExact();
            case "bigint" -> whole(cell, type, Long.MIN_VALUE, Long.MAX_VALUE).longValueExact();
            default -> decimal(type, cell);
        };
    }

    static CellRejected broken(Cell.Broken cell) {
        return new CellRejected(cell.rule(), cell.text(), cell.fact());
    }

    private static Boolean flag(Cell cell) throws CellRejected {
        return switch (cell.text().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new CellRejected(
                        "boolean",
                        cell.text(),
                        "is neither true nor false; write one of them, or map the word under values");
        };
    }

    private Object date(Cell cell) throws CellRejected {
        if (cell instanceof Cell.Moment moment) {
            if (!moment.value().toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw new CellRejected("date", cell.text(), "has a time of day; write the date alone");
            }
            return DateForm.plausible(moment.value().toLocalDate());
        }
        if (cell instanceof Cell.Numeral) {
            throw new CellRejected("date", cell.text(), "is a number and no date; format the cell as a date");
        }
        return dates.read(cell.text());
    }

    private BigDecimal number(Cell cell) throws CellRejected {
        if (cell instanceof Cell.Moment) {
            throw new CellRejected("number", cell.text(), "is a date and no number; format the cell as a number");
        }
        BigDecimal number = cell instanceof Cell.Numeral numeral ? numeral.value() : numbers.read(cell.text());
        return number.multiply(unit);
    }

    private BigDecimal whole(Cell cell, String type, long least, long most) throws CellRejected {
        BigDecimal number = number(cell);
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        if (!isWhole
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new CellRejected("number", cell.text(), "is no whole number of the type " + type + "; correct it");
        }
        return number;
    }

    private BigDecimal decimal(String type, Cell cell) throws CellRejected {
        Matcher decimal = DECIMAL.matcher(type);
        if (!decimal.matches()) {
            throw new IllegalArgumentException("the type " + type + " is not read from files");
        }
        int precision = Integer.parseInt(decimal.group(1));
        int scale = Integer.parseInt(decimal.group(2));
        BigDecimal number = number(cell);
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (plain.scale() > scale || plain.precision() - plain.scale() > precision - scale) {
            throw new CellRejected(
                    "number",
                    cell.text(),
                    "does not fit " + type + "; write at most " + (precision - scale) + " digits before and " + scale
                            + " after the decimal sign");
        }
        return plain.setScale(scale);
    }
}
