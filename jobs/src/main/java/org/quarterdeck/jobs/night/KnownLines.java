package org.quarterdeck.jobs.night;

import static java.util.Comparator.comparing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.quarterdeck.accesslog.LogContent;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Rejects;
import org.quarterdeck.jobs.office.Office;

/**
 * Tells which of a log's first lines came before, in another log of its source: one that has grown since, or that the
 * server has renamed or compressed. Each line of a server is taken once, however often and in whatever wrapping it
 * comes. Only beginnings are compared, byte by byte; equal lines elsewhere may be two requests.
 */
final class KnownLines {
    private final Office office;

    KnownLines(Office office) {
        this.office = office;
    }

    /**
     * A log and what of it came before.
     *
     * @param lines how many of its first lines; {@link Long#MAX_VALUE} for all
     * @param since the delivery that had them; empty when all are new
     */
    record Log(Delivery delivery, long lines, Optional<Delivery> since) {
        static final long ALL = Long.MAX_VALUE;
    }

    /** A delivery with what it says. */
    private record Said(Delivery delivery, LogContent content) {}

    /**
     * Looks at waiting logs of one source.
     *
     * @return them, each after the one that it is a part of
     * @throws org.quarterdeck.accesslog.UnreadableLog for one that is damaged
     */
    List<Log> of(List<Delivery> waiting) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Said> before = office.deliveries().all().stream()
                .filter(d -> d.source().equals(waiting.get(0).source())
                        && d.status().equals(Delivery.STAGED)
                        && waiting.stream().noneMatch(w -> w.deliveryId().equals(d.deliveryId())))
                .map(this::said)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        List<Said> longestFirst = waiting.stream()
                .map(this::said)
                .flatMap(Optional::stream)
                .sorted(comparing((Said s) -> s.content().bytes())
                        .reversed()
                        .thenComparing(s -> s.delivery().receivedSeq()))
                .toList();
        List<Log> logs = new ArrayList<>();
        for (Said said : longestFirst) {
            logs.add(log(said, before));
            before.add(said);
        }
        return logs;
    }

    private Log log(Said said, List<Said> before) {
        Optional<Said> whole =
                before.stream().filter(b -> isBeginningOf(said, b)).findFirst();
        if (whole.isPresent()) {
            return new Log(said.delivery(), Log.ALL, Optional.of(whole.get().delivery()));
        }
        return longestBeginning(said, before)
                .map(b -> new Log(said.delivery(), lines(b), Optional.of(b.delivery())))
                .orElseGet(() -> new Log(said.delivery(), 0, Optional.empty()));
    }

    /** Does another log begin with all of this one? Of one whose bytes are given up nobody can tell any more. */
    private boolean isBeginningOf(Said said, Said other) {
        LogContent content = said.content();
        if (content.bytes() == other.content().bytes()) {
            return content.sha256().equals(other.content().sha256());
        }
        Path longer = file(other.delivery());
        return content.mayBegin(other.content())
                && Files.exists(longer)
                && LogContent.beginnings(longer, new TreeSet<>(List.of(content.bytes())))
                        .containsValue(content.sha256());
    }

    /** The longest of the logs before that this one begins with. */
    private Optional<Said> longestBeginning(Said said, List<Said> before) {
        List<Said> candidates = before.stream()
                .filter(b -> b.content().bytes() > 0 && b.content().mayBegin(said.content()))
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, String> beginnings = LogContent.beginnings(
                file(said.delivery()),
                candidates.stream().map(c -> c.content().bytes()).collect(Collectors.toCollection(TreeSet::new)));
        return candidates.stream()
                .filter(c ->
                        c.content().sha256().equals(beginnings.get(c.content().bytes())))
                .max(Comparator.comparing(c -> c.content().bytes()));
    }

    /** How many lines of a staged log need no second reading: all, but for a last one that was cut and rejected. */
    private long lines(Said before) {
        Long read = before.delivery().rowsRead();
        long lines = read == null ? 0 : read;
        boolean isCut = !before.content().endsWithLine()
                && office.rejects().list(new Rejects.Choice(before.delivery().deliveryId(), null, true)).stream()
                        .mapToLong(Rejects.Listed::rowNo)
                        .anyMatch(row -> row == lines);
        return isCut ? lines - 1 : lines;
    }

    /** What a delivery says; empty when that was never looked at and its bytes are given up. */
    private Optional<Said> said(Delivery delivery) {
        Optional<LogContent> known = office.logContents().find(delivery.deliveryId());
        if (known.isEmpty() && Files.exists(file(delivery))) {
            LogContent content = LogContent.of(file(delivery));
            office.logContents().record(delivery.deliveryId(), content);
            known = Optional.of(content);
        }
        return known.map(content -> new Said(delivery, content));
    }

    private Path file(Delivery delivery) {
        return new Archive(office.home().archive()).file(delivery.sha256());
    }
}
