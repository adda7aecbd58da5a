package org.quarterdeck.jobs.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quarterdeck.accesslog.SecretFolder;
import org.quarterdeck.jobs.figures.FigureComputation;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.intake.Intake;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.GateResults;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Load;
import org.quarterdeck.jobs.load.LoadPlan;
import org.quarterdeck.jobs.load.ReferenceLists;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.StagedRows;
import org.quarterdeck.jobs.load.TableLoads;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.night.NightPlan.ToStage;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.quality.ControlTotal;
import org.quarterdeck.jobs.quality.GateReport;
import org.quarterdeck.jobs.quality.Gates;
import org.quarterdeck.jobs.quality.Reconciliation;
import org.quarterdeck.jobs.release.Comparison;
import org.quarterdeck.jobs.release.OpenReleases;
import org.quarterdeck.jobs.release.PriorFigures;
import org.quarterdeck.jobs.release.Publication;
import org.quarterdeck.jobs.release.ReleaseCompanions;
import org.quarterdeck.jobs.source.LogSource;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.table.Table;

/**
 * What the steps of one night do. Every step takes what it needs from the ledger and the warehouse, never from an
 * earlier step's memory, so that a restarted night can begin at any of them.
 */
final class Night {
    private final Office office;
    private final NightPlan plan;
    private final Warehouse warehouse;
    private final Notices notices;
    private final Optional<Releases.Entry> standing;
    private final LoadPlan loadPlan;
    private final Publication publication;
    private final OpenReleases releases;
    private @org.jspecify.annotations.Nullable TableLoads loads;

    Night(Office office, NightPlan plan, Warehouse warehouse, Notices notices, long fence) {
        this.office = office;
        this.plan = plan;
        this.warehouse = warehouse;
        this.notices = notices;
        this.releases = new OpenReleases(office.home());
        this.standing = office.releases().standing();
        this.loadPlan = LoadPlan.of(office.tables());
        this.publication = new Publication(office, warehouse, plan.runId(), plan.asOf(), fence);
    }

    /**
     * Looks whether contracts that changed since the last release would lose what it holds.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every loss, and what to write
     */
    void refuseLosses() {
        Problems problems = new Problems();
        standing.ifPresent(release -> {
            Map<String, LoadedTable> held = office.releases().tables(release.releaseId()).stream()
                    .collect(Collectors.toMap(LoadedTable::tableName, t -> t));
            for (Load load : loadPlan.loads()) {
                LoadedTable before = held.get(load.name());
                if (before != null && !before.definition().equals(load.definition())) {
                    warehouse.refuseLosses(load, before, release.releaseId(), problems);
                }
            }
        });
        problems.throwIfAny();
    }

    LoadPlan loadPlan() {
        return loadPlan;
    }

    /** Takes the inbox in. */
    void intake() {
        Intake intake = new Intake(
                new Archive(office.home().archive()),
                office.deliveries(),
                office.sources(),
                office.clock(),
                notices::warn);
        plan.arrived().forEach(intake::take);
        frozen();
    }

    /** Tells of deliveries that should be read anew, as their source is now, and whose bytes are gone. */
    private void frozen() {
        office.deliveries().all().stream()
                .filter(d -> NightPlan.isFrozen(office, d))
                .collect(Collectors.groupingBy(Delivery::source, TreeMap::new, Collectors.counting()))
                .forEach((source, count) -> notices.warn(source + ": " + count
                        + (count == 1 ? " delivery keeps its rows" : " deliveries keep their rows")
                        + " as an earlier definition read them: their bytes were deleted after retention_days;"
                        + " deliver them again to have them read anew"));
    }

    boolean isLog(ToStage delivery) {
        return office.sources().get(delivery.source()) instanceof LogSource;
    }

    /** The log sources that have something to stage. */
    List<String> logSources(NightPlan plan) {
        return plan.toStage().stream()
                .filter(this::isLog)
                .map(ToStage::source)
                .distinct()
                .sorted()
                .toList();
    }

    /** Stages the logs of a source, all in one reading. */
    void stageLogs(String source) {
        List<Delivery> waiting = plan.toStage().stream()
                .filter(d -> d.source().equals(source))
                .map(d -> office.deliveries().find(d.deliveryId()))
                .flatMap(Optional::stream)
                .toList();
        new LogStaging(office, warehouse.spark(), plan.asOf(), notices).stage(source, waiting);
    }

    /** Brings a table up to date on the run's branch. */
    void load(Load load) {
        loads().load(load);
    }

    private synchronized TableLoads loads() {
        if (loads == null) {
            loads = new TableLoads(
                    warehouse,
                    office.tables(),
                    staged(),
                    new ReferenceLists(office.reference()),
                    office.runs(),
                    plan.runId(),
                    plan.full(),
                    standing.map(r -> office.releases().tables(r.releaseId())).orElse(List.of()),
                    standing.map(r -> office.runs().inputs(r.runId())).orElse(Map.of()));
        }
        return loads;
    }

    private StagedRows staged() {
        return new StagedRows(
                warehouse.spark(),
                office.home().staging(),
                office.sources(),
                office.deliveries().all(),
                office.repairs().sound());
    }

    private BiConsumer<Relations, String> tables() {
        return new PinnedTables(warehouse, office.tables(), office.runs().loaded(plan.runId()))::bind;
    }

    /**
     * Checks what contracts promise of every table that this run changed, and of others what may be broken by that or by
     * the day. What was found of a table that stands is taken over.
     */
    void gates() {
        List<LoadedTable> loaded = office.runs().loaded(plan.runId());
        Set<String> changed = loaded.stream()
                .filter(LoadedTable::isChanged)
                .map(LoadedTable::tableName)
                .collect(Collectors.toSet());
        List<Table> tables = loaded.stream()
                .map(table -> office.tables().get(table.tableName()))
                .toList();
        Map<String, Long> rowsBefore =
                standing.map(r -> office.releases().tables(r.releaseId())).orElse(List.of()).stream()
                        .collect(Collectors.toMap(LoadedTable::tableName, LoadedTable::rowCount));
        List<Gates.Result> results = new Gates(
                        warehouse.spark(), tables(), plan.asOf(), rowsBefore, report().offenders())
                .check(tables, changed);
        judge(results, takenOver(results, changed));
    }

    private List<GateResults.Entry> takenOver(List<Gates.Result> results, Set<String> changed) {
        Set<String> asked =
                results.stream().map(r -> r.table() + " " + r.rule()).collect(Collectors.toSet());
        return standing.stream()
                .flatMap(r -> office.gateResults().of(r.runId()).stream()
                        .filter(e -> office.tables().find(e.tableName()).isPresent())
                        .filter(e -> !changed.contains(e.tableName()))
                        .filter(e -> !asked.contains(e.tableName() + " " + e.rule()))
                        .map(e -> e.takenOver(r.runId())))
                .toList();
    }

    private GateReport report() {
        return new GateReport(office.home().run(plan.runId()), plan.runId(), plan.asOf());
    }

    /** Writes down what gates found, and stops at what may not be published. */
    private void judge(List<Gates.Result> results, List<GateResults.Entry> takenOver) {
        Stream<GateResults.Entry> found = results.stream()
                .map(r -> new GateResults.Entry(
                        r.table(),
                        r.rule(),
                        r.severity().name().toLowerCase(java.util.Locale.ROOT),
                        r.offenders(),
                        String.join("\n", r.examples()),
                        null));
        office.gateResults()
                .record(plan.runId(), Stream.concat(found, takenOver.stream()).toList());
        GateReport report = report();
        report.write(office.gateResults().of(plan.runId()));
        List<Gates.Result> stopping =
                results.stream().filter(Gates.Result::stops).toList();
        results.stream()
                .filter(r -> r.offenders() > 0 && !r.stops())
                .forEach(r -> notices.warn("gate: " + r.sentence()));
        takenOver.stream()
                .filter(r -> r.offenders() > 0)
                .forEach(r -> notices.warn("gate: " + r.sentence() + " (since run " + r.askedBy() + ")"));
        if (!stopping.isEmpty()) {
            throw new Gates.Stopped(stopping, report.page().toString());
        }
    }

    /** Computes every figure and writes the release's files, which nobody sees before the release row is there. */
    void figures() {
        FigureComputation computation = new FigureComputation(
                warehouse.spark(), tables(), office.metrics(), office.tables(), office.settings(), plan.asOf());
        Figures before = standing.map(r -> PriorFigures.of(office, r)).orElseGet(() -> new Figures(List.of()));
        String releaseId = office.releases().nextId(plan.asOf());
        Figures figures = computation.compute(before, releaseId);
        judge(
                new Reconciliation(plan.asOf(), figures, this::delivered)
                        .check(Definitions.controlTotals(office).totals()),
                List.of());
        ReleaseCompanions companions = new ReleaseCompanions(warehouse.spark(), tables());
        publication.prepare(
                releaseId,
                figures,
                companions.labels(office.product().labels()),
                companions.events(),
                plan.definitions(),
                office.runs().loaded(plan.runId()));
    }

    /** What the standing rows of a source come to; empty as long as it delivered none. */
    private Optional<BigDecimal> delivered(ControlTotal total) {
        String source = String.valueOf(total.source());
        Table table = office.tables().get(office.sources().get(source).into());
        StagedRows staged = staged();
        if (staged.into(table.name()).stream().noneMatch(d -> d.source().equals(source))) {
            return Optional.empty();
        }
        Dataset<Row> rows = staged.rows(table, delivery -> delivery.source().equals(source));
        for (Map.Entry<String, String> condition : total.where().entrySet()) {
            rows = rows.filter(col(condition.getKey()).cast("string").equalTo(condition.getValue()));
        }
        Column number = total.sum() == null ? lit(1) : col(total.sum());
        BigDecimal sum = rows.agg(sum(number.cast("decimal(38,9)"))).first().getDecimal(0);
        return Optional.of(sum == null ? BigDecimal.ZERO : sum);
    }

    /** Publishes, unless everything computed anew came out as it stands. */
    void publish() {
        if (plan.full() && publication.isAsBefore(standing, plan.inputsDigest())) {
            publication.withdraw();
            return;
        }
        publication.publish(plan.inputsDigest(), office.runs().loaded(plan.runId()));
    }

    /** Pins what was published, and clears away what no release needs. */
    void settle() {
        publication.settle(office.runs().loaded(plan.runId()));
        if (publication.published().isPresent()) {
            new StagingCleanup(office.home().staging()).remove(passed());
        }
        new Retention(office, notices).apply();
        destroySecrets();
    }

    /** By the night's date, as lines are late by it: what a later night for that day still takes has its secret. */
    private void destroySecrets() {
        SecretFolder secrets = new SecretFolder(office.home().secrets());
        office.sources()
                .visitorSites()
                .forEach((site, lateDays) -> secrets.destroyExpired(site, lateDays, plan.asOf())
                        .forEach(period -> notices.done(
                                "the secret of the visitors of " + site + " in " + period + " is destroyed")));
    }

    /** Staged rows that core tables carry on from now. */
    private List<Delivery> passed() {
        List<Delivery> passed = new ArrayList<>();
        for (Delivery delivery : office.deliveries().all()) {
            office.sources()
                    .find(delivery.source())
                    .filter(source -> loadPlan.passingStaging().contains(source.into()))
                    .filter(source -> delivery.releaseId() != null)
                    .ifPresent(source -> passed.add(delivery));
        }
        return passed;
    }

    /** Writes down which published figures the release changed, and why. */
    void changes() {
        publication.published().ifPresent(release -> {
            List<Releases.Entry> all = office.releases().all();
            int at = all.indexOf(release);
            if (at < 1) {
                return;
            }
            try (Comparison comparison = Comparison.of(office, warehouse, releases, all.get(at - 1), release, false)) {
                office.figureChanges().record(release.releaseId(), comparison.entries());
            } catch (InvalidConfiguration e) {
                notices.warn("which figures changed is not written down: " + e.getMessage());
            }
        });
    }

    /** Draws the nightly pack and the briefing of what was published. */
    void draw() {
        publication.published().ifPresent(release -> new Drawing(office).nightly(release, releases.get(release)));
    }
}
