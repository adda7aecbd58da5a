package org.quarterdeck.jobs.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Deliveries;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.source.Sources;

/**
 * Takes files from the inbox into the archive and the ledger. Each step can be repeated: a file leaves the inbox
 * only when its bytes are in the archive and its fate is in the ledger.
 */
public final class Intake {
    private final Archive archive;
    private final Deliveries ledger;
    private final Sources sources;
    private final Clock clock;
    private final Consumer<String> notices;

    /**
     * Intake into an archive and a ledger.
     *
     * @param notices told what an operator should know, a line each
     */
    public Intake(Archive archive, Deliveries ledger, Sources sources, Clock clock, Consumer<String> notices) {
        this.archive = archive;
        this.ledger = ledger;
        this.sources = sources;
        this.clock = clock;
        this.notices = notices;
    }

    /** Takes a file in and removes it from the inbox, with what announced it. */
    public void take(Inbox.Arrived arrived) {
        if (Files.exists(arrived.file()) && add(arrived.source(), arrived.file(), arrived.sha256())) {
            try {
                for (Path announcement : Announcement.of(arrived.file())) {
                    Files.deleteIfExists(announcement);
                }
                Files.deleteIfExists(arrived.file());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + arrived.file() + " from the inbox", e);
            }
        }
    }

    /**
     * Refuses a file whose first line has no end. Nothing is copied: it stays where it is, and the ledger says so.
     *
     * @param definition digest of the source's definition; null when no source has its name
     * @return the delivery's id; empty when it is no such file
     */
    public Optional<String> refuseEndless(String source, Path file, @Nullable String definition) {
        try {
            Optional<String> digest = Endless.digest(file);
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            String id = Delivery.id(source, digest.get());
            String reason = "its first line has no end within " + (Endless.LOOKED_AT >> 20)
                    + " MB, which no row is; it was neither read further nor copied: deliver it with one row a line";
            if (ledger.find(id).isEmpty()) {
                ledger.received(source, Inbox.name(file), digest.get(), Files.size(file), clock.instant());
                ledger.archiveRemoved(id, clock.instant());
            }
            ledger.refused(id, reason, definition);
            notices.accept(Inbox.printed(file) + ": " + reason + "; it stays where it is until somebody removes it");
            return Optional.of(id);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    /**
     * Takes a file in and leaves it where it is.
     *
     * @param expected the digest it had when it was looked at
     * @return false when it has changed since: it is still being written, and waits for the next night
     */
    public boolean add(String source, Path file, String expected) {
        try {
            Optional<String> unmet = Announcement.unmet(file);
            if (unmet.isPresent()) {
                notices.accept(Inbox.printed(file) + ": " + unmet.get() + "; it is not taken in");
                return false;
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !archive.add(file, expected)) {
                notices.accept(Inbox.printed(file) + ": changed while it was read; it waits for the next night");
                return false;
            }
            String name = Inbox.name(file);
            long size = Files.size(archive.file(expected));
            boolean isNew = ledger.received(source, name, expected, size, clock.instant());
            String id = Delivery.id(source, expected);
            if (!isNew) {
                notices.accept(Inbox.printed(file) + ": the same bytes arrived before, as " + id + "; nothing to load");
            } else if (sources.find(source).isEmpty()) {
                ledger.refused(id, sources.unknown(source), null);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take in " + file, e);
        }
    }
}
