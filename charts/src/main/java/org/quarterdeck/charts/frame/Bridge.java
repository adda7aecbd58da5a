package org.quarterdeck.charts.frame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.quarterdeck.charts.pack.ChartDefinition;
import org.quarterdeck.charts.pack.ChartDefinition.Part;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.charts.text.SmallAmounts;
import org.quarterdeck.charts.text.Value;

/** From one total to another, part by part: each row is a bar from the level before it to the level after. */
record Bridge(ChartDefinition definition, Scope scope) {
    /** Parts are rounded to cents before they are published. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    /** The rows; none as long as a part has no figure, for then nobody knows what it comes to. */
    Rows rows() {
        List<ChartFrame.Row> rows = new ArrayList<>();
        List<ChartFrame.DataTable.TableRow> table = new ArrayList<>();
        List<String> footnotes = new ArrayList<>();
        BigDecimal level = BigDecimal.ZERO;
        for (Part part : definition.parts()) {
            if (!(scope.value(part.value()) instanceof Value.Amount amount)) {
                return Rows.NONE;
            }
            String name = PlainText.of(part.name().in(scope.language()));
            BigDecimal to = switch (part.as()) {
                case TOTAL -> amount.amount();
                case PLUS -> level.add(amount.amount());
                case MINUS -> level.subtract(amount.amount());
            };
            boolean isTotal = part.as() == ChartDefinition.Step.TOTAL;
            if (isTotal && !rows.isEmpty() && to.subtract(level).abs().compareTo(TOLERANCE) > 0) {
                footnotes.add(Phrase.UNBALANCED.in(
                        scope.language(),
                        name,
                        printed(amount, to.subtract(level).abs())));
            }
            BigDecimal from = isTotal ? BigDecimal.ZERO : level;
            if (isTotal || to.compareTo(from) != 0) {
                rows.add(new ChartFrame.Row(name, "", from, to, label(amount, isTotal, to.subtract(from))));
            }
            table.add(new ChartFrame.DataTable.TableRow(name, List.of(cell(amount, isTotal, to.subtract(from)))));
            level = to;
        }
        List<String> columns =
                List.of(Phrase.PART.in(scope.language()), definition.name().in(scope.language()));
        return new Rows(
                List.copyOf(rows),
                List.copyOf(footnotes),
                new ChartFrame.DataTable(columns, table),
                java.util.Map.of());
    }

    /** A change says which way it goes: colour alone would not. */
    private String label(Value.Amount amount, boolean isTotal, BigDecimal change) {
        if (isTotal || change.signum() == 0) {
            return printed(amount, change);
        }
        return SmallAmounts.form(amount.form(), change).change(change, amount.unit(), scope.language());
    }

    private String printed(Value.Amount amount, BigDecimal value) {
        return SmallAmounts.form(amount.form(), value).inTable(value, amount.unit(), scope.language());
    }

    private ChartFrame.DataTable.Cell cell(Value.Amount amount, boolean isTotal, BigDecimal change) {
        return new ChartFrame.DataTable.Cell(
                label(amount, isTotal, change),
                Stream.of(amount.from())
                        .filter(from -> from.size() == 1)
                        .map(from -> from.get(0))
                        .findFirst()
                        .orElse(null));
    }
}
