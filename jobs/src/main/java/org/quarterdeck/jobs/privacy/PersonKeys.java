package org.quarterdeck.jobs.privacy;

import com.ibm.icu.lang.UCharacter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Persons as HMAC-SHA256 under a secret of the office, which is never rotated: one person has one key in every
 * delivery, and nobody without the secret can tell who it is. A key is 64 lower-case hexadecimal digits.
 */
public final class PersonKeys {
    private static final String FILE = "person.key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    /** Parts the pieces of a person's name and State, so that no two persons are written alike. */
    private static final char SEPARATOR = '\u001f';

    private final SecretKeySpec secret;

    private PersonKeys(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The keys of an office, by the secret in {@code person.key}; a missing one is made, readable by its owner only.
     *
     * @param secrets the office's folder of secrets
     * @throws IllegalStateException when the file is no secret, or others can read it
     */
    public static PersonKeys open(Path secrets) {
        Path file = secrets.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw new IllegalStateException(file + ": others can read or run it ("
                        + PosixFilePermissions.toString(permissions) + "); allow its owner only: chmod 600 " + file);
            }
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != SECRET_BYTES) {
                throw new IllegalStateException(file + ": it has " + secret.length + " bytes instead of " + SECRET_BYTES
                        + "; restore it from the office's backup, since a new one would count every person anew");
            }
            return new PersonKeys(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret " + file, e);
        }
    }

    /** Keys that are good for one look at a file and keep nothing: their secret is forgotten with them. */
    public static PersonKeys passing() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new PersonKeys(secret);
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent(), PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.write(ByteBuffer.wrap(secret));
            channel.force(true);
        }
    }

    /** The key of the person with this e-mail address, whatever its case. */
    public String ofEmail(String email) {
        return key("email" + SEPARATOR + email.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * The key of the person of this name (whatever its case and the form of its characters) from this State.
     *
     * @param stateCode ISO 3166-1 alpha-3
     */
    public String ofName(String name, String stateCode) {
        String folded = UCharacter.foldCase(Normalizer.normalize(name, Normalizer.Form.NFKC), true);
        return key("name" + SEPARATOR + String.join(" ", folded.strip().split("\\s+")) + SEPARATOR + stateCode);
    }

    private String key(String person) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(person.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
