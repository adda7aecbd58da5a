package org.quarterdeck.jobs.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.quarterdeck.jobs.source.RepairLedger.Repair;
import org.quarterdeck.jobs.source.RepairLedger.Row;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;

/** Holds the rows of a repair against the rejects that they name. What was never rejected is not repaired. */
final class Repairing {
    private static final Pattern ROW_NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern DELIVERY_ID = Pattern.compile("[a-z0-9-]+-[0-9a-f]{12}");

    private final Delivery delivery;
    private final RepairColumns columns;
    private final RepairLedger ledger;
    private final Map<Row, Long> seen = new HashMap<>();
    private final List<Repair> unwritten = new ArrayList<>();

    Repairing(Delivery delivery, Header header, RepairLedger ledger) throws DeliveryRefused {
        this.delivery = delivery;
        this.columns = RepairColumns.in(header)
                .orElseThrow(() -> new DeliveryRefused("it has no columns \"" + RepairColumns.DELIVERY + "\" and \""
                        + RepairColumns.ROW + "\"; repair a file that quarterdeck rejects --export wrote"));
        this.ledger = ledger;
    }

    /**
     * The row that was rejected first, whose place this row takes.
     *
     * @throws DeliveryRefused when there is none, or another row has its place
     */
    Row of(FileRow row) throws DeliveryRefused {
        String deliveryId = columns.delivery(row);
        String number = columns.row(row);
        if (row instanceof FileRow.Damaged damaged && deliveryId.isEmpty()) {
            throw new DeliveryRefused("its row " + row.rowNo() + " cannot be read: " + damaged.message());
        }
        boolean isNamed = DELIVERY_ID.matcher(deliveryId).matches()
                && ROW_NUMBER.matcher(number).matches();
        if (!isNamed) {
            throw new DeliveryRefused("its row " + row.rowNo() + " names no rejected row; take it out, and deliver"
                    + " rows that are new as a file of their own");
        }
        Row of = ledger.rejectedFirst(new Row(delivery.deliveryId(), row.rowNo()), deliveryId, Long.parseLong(number))
                .orElseThrow(() -> new DeliveryRefused("its row " + row.rowNo() + " names row " + number + " of "
                        + deliveryId + ", which is not among the rejects of " + delivery.source()
                        + "; take it out of the file"));
        Long before = seen.putIfAbsent(of, row.rowNo());
        if (before == null) {
            unwritten.add(new Repair(new Row(delivery.deliveryId(), row.rowNo()), of));
        } else if (before != row.rowNo()) { // Of a wide row come many of one number.
            throw new DeliveryRefused("its row " + row.rowNo() + " repairs row " + of.rowNo() + " of " + of.deliveryId()
                    + " a second time; leave one of them");
        }
        return of;
    }

    /** A row with the cells that its source reads; one without any is not repaired. */
    static FileRow repaired(long rowNo, Row of, List<Cell> cells) {
        return cells.stream().allMatch(Cell::isEmpty)
                ? new FileRow.Damaged(
                        rowNo, "empty", "the row is empty; fill it in from the original, or take it out of the file")
                : new FileRow.Repaired(rowNo, of.rowNo(), cells);
    }

    /** Writes down what was read since the last time. */
    void write() {
        if (!unwritten.isEmpty()) {
            ledger.repaired(List.copyOf(unwritten));
            unwritten.clear();
        }
    }
}
