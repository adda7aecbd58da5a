package org.quarterdeck.jobs.source.iati;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.quarterdeck.jobs.source.format.Cell;

/** One row a transaction. What a transaction leaves out, its activity says: currency, country, sector, kinds of aid. */
final class TransactionColumns implements IatiColumns {
    private static final Element NONE = new Element("", 0);

    @Override
    public List<String> names() {
        return List.copyOf(row(NONE, NONE, "").keySet());
    }

    @Override
    public Stream<Map<String, Cell>> rows(Element activity) {
        Map<String, Integer> known = new HashMap<>();
        return activity.all("transaction").map(transaction -> row(activity, transaction, key(transaction, known)));
    }

    /** Publishers need not give references, nor each once; a place in the file would change with every delivery. */
    private static String key(Element transaction, Map<String, Integer> known) {
        String ref = transaction.attribute("ref");
        String key = ref.isEmpty()
                ? transaction.first("transaction-type").attribute("code") + " "
                        + transaction.first("transaction-date").attribute("iso-date")
                : ref;
        int times = known.merge(key, 1, Integer::sum);
        return times == 1 ? key : key + " (" + times + ")";
    }

    private static Map<String, Cell> row(Element activity, Element transaction, String key) {
        String language = activity.language();
        Element value = transaction.first("value");
        Element provider = transaction.first("provider-org");
        Element receiver = transaction.first("receiver-org");
        Map<String, Cell> row = new LinkedHashMap<>();
        String identifier = activity.first("iati-identifier").text();
        row.put("transaction", IatiColumns.text(identifier + " " + key));
        row.put("activity identifier", IatiColumns.text(identifier));
        row.put("activity title", IatiColumns.text(activity.first("title").narrative(language)));
        row.put("transaction ref", IatiColumns.text(transaction.attribute("ref")));
        row.put("transaction type", code(transaction, "transaction-type"));
        row.put("date", IatiColumns.date(transaction.first("transaction-date")));
        row.put("currency", IatiColumns.text(or(value.attribute("currency"), activity.attribute("default-currency"))));
        row.put("value", IatiColumns.number(value));
        row.put("sign", IatiColumns.text(value.text().startsWith("-") ? "negative" : ""));
        row.put("value date", IatiColumns.date(value.attribute("value-date")));
        row.put("provider ref", IatiColumns.text(provider.attribute("ref")));
        row.put("provider", IatiColumns.text(provider.narrative(language)));
        row.put("provider type", IatiColumns.text(provider.attribute("type")));
        row.put("provider activity", IatiColumns.text(provider.attribute("provider-activity-id")));
        row.put("receiver ref", IatiColumns.text(receiver.attribute("ref")));
        row.put("receiver", IatiColumns.text(receiver.narrative(language)));
        row.put("receiver type", IatiColumns.text(receiver.attribute("type")));
        row.put("receiver activity", IatiColumns.text(receiver.attribute("receiver-activity-id")));
        row.put("description", IatiColumns.text(transaction.first("description").narrative(language)));
        row.put("disbursement channel", code(transaction, "disbursement-channel"));
        row.put(
                "humanitarian",
                IatiColumns.text(or(transaction.attribute("humanitarian"), activity.attribute("humanitarian"))));
        row.put(
                "sectors",
                IatiColumns.text(either(transaction, activity, "sector").codes("sector", "1")));
        row.put("countries", IatiColumns.text(place(transaction, activity).codes("recipient-country", null)));
        row.put("regions", IatiColumns.text(place(transaction, activity).codes("recipient-region", "1")));
        row.put("flow type", usual(transaction, activity, "flow-type"));
        row.put("finance type", usual(transaction, activity, "finance-type"));
        row.put("aid type", usual(transaction, activity, "aid-type"));
        row.put("tied status", usual(transaction, activity, "tied-status"));
        row.put(
                "reporting ref",
                IatiColumns.text(activity.first("reporting-org").attribute("ref")));
        row.put(
                "reporting org",
                IatiColumns.text(activity.first("reporting-org").narrative(language)));
        row.put("line", IatiColumns.line(transaction));
        return row;
    }

    private static Cell code(Element element, String child) {
        return IatiColumns.text(element.first(child).attribute("code"));
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static Element either(Element transaction, Element activity, String child) {
        return transaction.has(child) ? transaction : activity;
    }

    /** A transaction that names a country or a region says all there is to say of its place. */
    private static Element place(Element transaction, Element activity) {
        return transaction.has("recipient-country") || transaction.has("recipient-region") ? transaction : activity;
    }

    private static Cell usual(Element transaction, Element activity, String child) {
        return IatiColumns.text(or(transaction.codes(child, "1"), activity.codes("default-" + child, "1")));
    }
}
