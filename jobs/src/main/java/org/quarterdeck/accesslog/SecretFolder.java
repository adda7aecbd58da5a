package org.quarterdeck.accesslog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * The folder that holds the secrets of visitor keys: {@code visitor-<site>-<period>.key}, 32 random bytes that only
 * their owner can read, made when the period is first needed. A destroyed secret leaves {@code
 * visitor-<site>-<period>.destroyed} behind, empty, so that it is never made anew: a visitor would get a second key.
 */
public final class SecretFolder {
    private static final int SECRET_BYTES = 32;
    private static final String KEY = ".key";
    private static final String DESTROYED = ".destroyed";

    private final Path folder;

    /** The secrets in a folder, which is made when the first of them is. */
    public SecretFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Destroys the site's secrets whose period ended more than {@code lateDays} days before the day.
     *
     * @return their periods, in time
     * @throws UncheckedIOException when a secret can't be removed
     */
    public List<Period> destroyExpired(String site, int lateDays, LocalDate asOf) {
        List<Period> expired =
                held(site).stream().filter(p -> isExpired(p, lateDays, asOf)).toList();
        try {
            for (Period period : expired) {
                Path mark = file(site, period, DESTROYED);
                if (!Files.exists(mark)) {
                    Files.createFile(mark);
                }
                Files.delete(file(site, period, KEY));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": an expired secret can't be destroyed; check the folder", e);
        }
        return expired;
    }

    /**
     * The periods of which the site's secret is held, in time.
     *
     * @throws UncheckedIOException when the folder can't be read
     */
    public List<Period> held(String site) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.startsWith(prefix(site)) && n.endsWith(KEY))
                    .map(n -> n.substring(prefix(site).length(), n.length() - KEY.length()))
                    .flatMap(SecretFolder::period)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the secrets can't be listed; check the folder", e);
        }
    }

    /**
     * The secrets of every period that a line may still belong to on a day, those not there yet made.
     *
     * @throws UncheckedIOException when a secret can't be read or made
     * @throws IllegalStateException when a file of the folder is no secret
     */
    VisitorSecrets open(String site, PeriodKind rotation, int lateDays, LocalDate asOf) {
        List<Period> periods = living(rotation, lateDays, asOf);
        List<byte[]> secrets = new ArrayList<>();
        try {
            for (Period period : periods) {
                secrets.add(Files.exists(file(site, period, DESTROYED)) ? new byte[0] : secret(site, period));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the visitor secrets can't be read or made; check the folder", e);
        }
        return new VisitorSecrets(periods, secrets, asOf.plusDays(1));
    }

    /** From the first period that hasn't expired to the one of the day after, when it has begun somewhere on earth. */
    private static List<Period> living(PeriodKind rotation, int lateDays, LocalDate asOf) {
        List<Period> periods = new ArrayList<>();
        for (Period period = holding(rotation, asOf.plusDays(1));
                !isExpired(period, lateDays, asOf);
                period = holding(rotation, period.end().minusDays(days(period)))) {
            periods.add(0, period);
        }
        return periods;
    }

    private static long days(Period period) {
        LocalDate start = period.start();
        return start == null ? 0 : period.end().toEpochDay() - start.toEpochDay() + 1;
    }

    /** The period of a rotation that holds a day. */
    private static Period holding(PeriodKind rotation, LocalDate day) {
        return switch (rotation) {
            case DAY -> Period.day(day);
            case MONTH -> Period.month(YearMonth.from(day));
            case QUARTER -> Period.quarter(day);
            default -> throw new IllegalArgumentException(rotation.word() + " is no rotation of visitor secrets");
        };
    }

    private static boolean isExpired(Period period, int lateDays, LocalDate asOf) {
        return period.end().plusDays(lateDays).isBefore(asOf);
    }

    private byte[] secret(String site, Period period) throws IOException {
        Path file = file(site, period, KEY);
        if (!Files.exists(file)) {
            create(file);
        }
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != SECRET_BYTES) {
            throw new IllegalStateException(file + ": holds " + secret.length + " bytes, a secret has " + SECRET_BYTES
                    + "; restore it from its backup, or delete it to give this period's visitors new keys");
        }
        return secret;
    }

    /** Made aside, written through, moved: a secret is there whole or not at all. */
    private void create(Path file) throws IOException {
        Files.createDirectories(folder);
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Path aside = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        try (var channel = FileChannel.open(
                aside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(secret));
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String site, Period period, String ending) {
        return folder.resolve(prefix(site) + period + ending);
    }

    private static String prefix(String site) {
        return "visitor-" + site + "-";
    }

    /** The period of a file's name; none for a file of another site whose name begins alike. */
    private static Stream<Period> period(String text) {
        try {
            return Stream.of(Period.parse(text));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
