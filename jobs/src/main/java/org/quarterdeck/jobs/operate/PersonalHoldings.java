package org.quarterdeck.jobs.operate;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.accesslog.SecretFolder;
import org.quarterdeck.jobs.intake.Inbox;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.LoadPlan;
import org.quarterdeck.jobs.load.StagedRows;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.SourceDefinition;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract.Personal;

/** What an office holds of persons, what for, and until when. */
public final class PersonalHoldings {
    private static final String FOR_EVER = "no end; set retention_days";
    private static final String EVERY_RELEASE = "with every release";

    private final Office office;
    private final List<Holding> holdings = new ArrayList<>();

    /** The holdings of an office; nothing is changed. */
    public PersonalHoldings(Office office) {
        this.office = office;
    }

    /**
     * Something that is held.
     *
     * @param held what kind of thing: inbox, archive, staging, secret, warehouse
     * @param of the source, site and period, or table
     * @param count files, secrets or rows
     * @param bytes of files; null for others
     * @param oldest the day on which the oldest of them arrived; null where none did
     * @param until the day on which the last of them goes, or what decides it
     * @param purpose what it is held for
     */
    public record Holding(
            String held,
            String of,
            long count,
            @Nullable Long bytes,
            @Nullable LocalDate oldest,
            String until,
            String purpose) {}

    /** Everything, from what came in last to what is kept longest. */
    public List<Holding> all() {
        holdings.clear();
        inbox();
        office.sources().all().forEach(this::archive);
        strangers();
        office.sources().all().forEach(this::staging);
        secrets();
        warehouse();
        return List.copyOf(holdings);
    }

    private void inbox() {
        new Inbox(office.home().inbox())
                .look().stream()
                        .filter(file -> office.sources()
                                .find(file.source())
                                .filter(SourceDefinition::isPersonal)
                                .isPresent())
                        .collect(Collectors.groupingBy(Inbox.Arrived::source, Collectors.counting()))
                        .forEach((source, count) -> holdings.add(new Holding(
                                "inbox",
                                source,
                                count,
                                null,
                                null,
                                "the next night",
                                purpose(source, office.sources().get(source)))));
    }

    private void archive(String name, SourceDefinition source) {
        if (!source.isPersonal()) {
            return;
        }
        Integer days = source.retentionDays();
        Map<String, Instant> arrivals = office.deliveries().lastArrivals();
        String until = days == null
                ? FOR_EVER
                : kept(name).stream()
                        .map(d -> arrivals.getOrDefault(d.deliveryId(), d.receivedAt()))
                        .max(Comparator.naturalOrder())
                        .map(last -> day(last).plusDays(days).toString())
                        .orElse(days + " days after arrival");
        archived(name, until, purpose(name, source));
    }

    /** Nobody says of a file without a source whether it tells of persons. */
    private void strangers() {
        office.deliveries().all().stream()
                .map(Delivery::source)
                .filter(source -> office.sources().find(source).isEmpty())
                .distinct()
                .sorted()
                .filter(source -> !kept(source).isEmpty())
                .forEach(source -> archived(
                        source, "no end; no such source", "unknown: config/sources has no " + source + ".yaml"));
    }

    private void archived(String source, String until, String purpose) {
        List<Delivery> kept = kept(source);
        holdings.add(new Holding(
                "archive",
                source,
                kept.size(),
                kept.stream().mapToLong(Delivery::sizeBytes).sum(),
                kept.stream()
                        .map(d -> day(d.receivedAt()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                until,
                purpose));
    }

    private List<Delivery> kept(String source) {
        return office.deliveries().all().stream()
                .filter(d -> d.source().equals(source) && d.isArchived())
                .toList();
    }

    private void staging(String name, SourceDefinition source) {
        if (!pseudonymous(office.tables().get(source.into()))) {
            return;
        }
        List<Delivery> staged = office.deliveries().all().stream()
                .filter(d -> d.source().equals(name))
                .filter(d ->
                        Files.isDirectory(StagedRows.folder(office.home().staging(), source.into(), d.deliveryId())))
                .toList();
        Set<String> passing = LoadPlan.of(office.tables()).passingStaging();
        holdings.add(new Holding(
                "staging",
                name,
                staged.size(),
                null,
                staged.stream()
                        .map(d -> day(d.receivedAt()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                passing.contains(source.into()) ? "the next release" : "as long as the source",
                "loading tables; keyed hashes only"));
    }

    private void secrets() {
        long persons = Files.exists(office.home().secrets().resolve("person.key")) ? 1 : 0;
        holdings.add(new Holding(
                "secret", "persons", persons, null, null, "as long as the office", "knowing a person again"));
        SecretFolder folder = new SecretFolder(office.home().secrets());
        office.sources()
                .visitorSites()
                .forEach((site, lateDays) -> folder.held(site).forEach(period -> visitors(site, period, lateDays)));
    }

    private void visitors(String site, Period period, int lateDays) {
        holdings.add(new Holding(
                "secret",
                "visitors of " + site + ", " + period,
                1,
                null,
                period.start(),
                period.end().plusDays(lateDays + 1L).toString(),
                "knowing a visitor again within the period"));
    }

    private void warehouse() {
        Map<String, Long> rows = office.releases().standing().stream()
                .map(Releases.Entry::releaseId)
                .flatMap(id -> office.releases().tables(id).stream())
                .collect(Collectors.toMap(t -> t.tableName(), t -> t.rowCount()));
        office.tables().all().stream()
                .filter(table -> table.isLoaded() && pseudonymous(table))
                .forEach(table -> holdings.add(new Holding(
                        "warehouse",
                        table.name(),
                        rows.getOrDefault(table.name(), 0L),
                        null,
                        null,
                        EVERY_RELEASE,
                        "counting persons or visits, by keyed hash")));
    }

    private static boolean pseudonymous(Table table) {
        return table.contract().columns().values().stream().anyMatch(column -> column.personal() != Personal.NONE);
    }

    private static String purpose(String name, SourceDefinition source) {
        return source.purpose() == null
                ? "not said; name it under purpose: in config/sources/" + name + ".yaml"
                : source.purpose().english();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, office.settings().zone());
    }
}
