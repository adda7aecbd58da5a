package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.TableContract.Column;

/** How a staging contract's columns and types are written in Parquet, so that Spark reads them as the contract says. */
final class StagingSchema {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");
    private static final int DECIMAL_BYTES = 16;
    private static final String LIST = "list";
    private static final String ELEMENT = "element";

    private StagingSchema() {}

    /** The contract's columns, then {@code source}, {@code delivery_id} and {@code row_no}. */
    static MessageType of(TableContract contract) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        contract.columns().forEach((name, column) -> message.addField(field(name, column)));
        return message.addField(text("source", Repetition.REQUIRED))
                .addField(text("delivery_id", Repetition.REQUIRED))
                .addField(Types.required(PrimitiveTypeName.INT64).named("row_no"))
                .named("staging");
    }

    private static Type field(String name, Column column) {
        Repetition repetition = column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
        return switch (column.type()) {
            case "string" -> text(name, repetition);
            case "boolean" ->
                Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
            case "int" -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
            case "bigint" ->
                Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
            case "date" ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(name);
            case "array<string>" ->
                Types.list(repetition)
                        .element(text(ELEMENT, Repetition.REQUIRED))
                        .named(name);
            default -> decimal(name, column.type(), repetition);
        };
    }

    private static Type text(String name, Repetition repetition) {
        return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    private static Type decimal(String name, String type, Repetition repetition) {
        Matcher decimal = DECIMAL.matcher(type);
        if (!decimal.matches()) {
            throw new IllegalArgumentException("column " + name + ": the type " + type + " is not staged from files");
        }
        int precision = Integer.parseInt(decimal.group(1));
        int scale = Integer.parseInt(decimal.group(2));
        return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                .length(DECIMAL_BYTES)
                .as(LogicalTypeAnnotation.decimalType(scale, precision))
                .named(name);
    }

    /** Puts a value, as {@link Typing} reads it, into a row. */
    static void put(Group row, String name, Object value) {
        if (value instanceof String text) {
            row.add(name, text);
        } else if (value instanceof Integer number) {
            row.add(name, number.intValue());
        } else if (value instanceof Long number) {
            row.add(name, number.longValue());
        } else if (value instanceof Boolean flag) {
            row.add(name, flag.booleanValue());
        } else if (value instanceof LocalDate date) {
            row.add(name, Math.toIntExact(date.toEpochDay()));
        } else if (value instanceof BigDecimal number) {
            row.add(name, bytes(number));
        } else if (value instanceof List<?> list) {
            Group group = row.addGroup(name);
            list.forEach(element -> group.addGroup(LIST).add(ELEMENT, element.toString()));
        } else {
            throw new IllegalArgumentException("column " + name + ": no value of " + value.getClass() + " is staged");
        }
    }

    /** Two's complement, big-endian, filled up with the sign. */
    private static Binary bytes(BigDecimal number) {
        byte[] unscaled = number.unscaledValue().toByteArray();
        byte[] fixed = new byte[DECIMAL_BYTES];
        int start = DECIMAL_BYTES - unscaled.length;
        Arrays.fill(fixed, 0, start, (byte) (number.signum() < 0 ? -1 : 0));
        System.arraycopy(unscaled, 0, fixed, start, unscaled.length);
        return Binary.fromConstantByteArray(fixed);
    }
}
