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

    /** What the rows of an activity have in common, looked up once: an activity may have thousands. */
    private record Shared(
            String identifier,
            String language,
            String title,
            String currency,
            String humanitarian,
            String sectors,
            String countries,
            String regions,
            String flowType,
            String financeType,
            String aidType,
            String tiedStatus,
            String reportingRef,
            String reportingOrg) {
        static Shared of(Element activity) {
            String language = activity.language();
            Element reporting = activity.first("reporting-org");
            return new Shared(
                    activity.first("iati-identifier").text(),
                    language,
                    activity.first("title").narrative(language),
                    activity.attribute("default-currency"),
                    activity.attribute("humanitarian"),
                    activity.codes("sector", "1"),
                    activity.codes("recipient-country", null),
                    activity.codes("recipient-region", "1"),
                    activity.codes("default-flow-type", "1"),
                    activity.codes("default-finance-type", "1"),
                    activity.codes("default-aid-type", "1"),
                    activity.codes("default-tied-status", "1"),
                    reporting.attribute("ref"),
                    reporting.narrative(language));
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(row(Shared.of(NONE), NONE, "").keySet());
    }

    @Override
    public Stream<Map<String, Cell>> rows(Element activity) {
        Shared shared = Shared.of(activity);
        Map<String, Integer> known = new HashMap<>();
        return activity.all("transaction").map(transaction -> row(shared, transaction, key(transaction, known)));
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

    private static Map<String, Cell> row(Shared activity, Element transaction, String key) {
        Element value = transaction.first("value");
        Map<String, Cell> row = new LinkedHashMap<>();
        row.put("transaction", IatiColumns.text(activity.identifier() + " " + key));
        row.put("activity identifier", IatiColumns.text(activity.identifier()));
        row.put("activity title", IatiColumns.text(activity.title()));
        row.put("transaction ref", IatiColumns.text(transaction.attribute("ref")));
        row.put("transaction type", code(transaction, "transaction-type"));
        row.put("date", IatiColumns.date(transaction.first("transaction-date")));
        row.put("currency", either(value.attribute("currency"), activity.currency()));
        row.put("value", IatiColumns.number(value));
        row.put("sign", IatiColumns.text(value.text().startsWith("-") ? "negative" : ""));
        row.put("value date", IatiColumns.date(value.attribute("value-date")));
        organisation("provider", transaction, activity.language(), row);
        organisation("receiver", transaction, activity.language(), row);
        row.put("description", IatiColumns.text(transaction.first("description").narrative(activity.language())));
        row.put("disbursement channel", code(transaction, "disbursement-channel"));
        row.put("humanitarian", either(transaction.attribute("humanitarian"), activity.humanitarian()));
        row.put(
                "sectors",
                transaction.has("sector") ? codes(transaction, "sector") : IatiColumns.text(activity.sectors()));
        place(transaction, activity, row);
        row.put("flow type", either(transaction.codes("flow-type", "1"), activity.flowType()));
        row.put("finance type", either(transaction.codes("finance-type", "1"), activity.financeType()));
        row.put("aid type", either(transaction.codes("aid-type", "1"), activity.aidType()));
        row.put("tied status", either(transaction.codes("tied-status", "1"), activity.tiedStatus()));
        row.put("reporting ref", IatiColumns.text(activity.reportingRef()));
        row.put("reporting org", IatiColumns.text(activity.reportingOrg()));
        row.put("line", IatiColumns.line(transaction));
        return row;
    }

    private static void organisation(String role, Element transaction, String language, Map<String, Cell> row) {
        Element organisation = transaction.first(role + "-org");
        row.put(role + " ref", IatiColumns.text(organisation.attribute("ref")));
        row.put(role, IatiColumns.text(organisation.narrative(language)));
        row.put(role + " type", IatiColumns.text(organisation.attribute("type")));
        row.put(role + " activity", IatiColumns.text(organisation.attribute(role + "-activity-id")));
    }

    /** A transaction that names a country or a region says all there is to say of its place. */
    private static void place(Element transaction, Shared activity, Map<String, Cell> row) {
        boolean isItsOwn = transaction.has("recipient-country") || transaction.has("recipient-region");
        row.put(
                "countries",
                IatiColumns.text(isItsOwn ? transaction.codes("recipient-country", null) : activity.countries()));
        row.put("regions", isItsOwn ? codes(transaction, "recipient-region") : IatiColumns.text(activity.regions()));
    }

    private static Cell code(Element element, String child) {
        return IatiColumns.text(element.first(child).attribute("code"));
    }

    private static Cell codes(Element element, String child) {
        return IatiColumns.text(element.codes(child, "1"));
    }

    private static Cell either(String first, String second) {
        return IatiColumns.text(first.isEmpty() ? second : first);
    }
}
