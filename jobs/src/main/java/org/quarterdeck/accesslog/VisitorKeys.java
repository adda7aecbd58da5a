package org.quarterdeck.accesslog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Visitor keys: HMAC-SHA256 over site, client address and agent, a zero byte between them, under the secret of the
 * day's rotation period; 64 hexadecimal digits. A line without an agent leaves the agent and its zero byte out.
 */
final class VisitorKeys {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] site;
    private final VisitorSecrets secrets;
    private final @Nullable Mac[] macs;

    VisitorKeys(String site, VisitorSecrets secrets) {
        this.site = (site + '\0').getBytes(StandardCharsets.UTF_8);
        this.secrets = secrets;
        this.macs = new Mac[secrets.count()];
    }

    /** The key of a visitor (address, then a zero byte and the agent where there is one) in a period by its number. */
    byte[] key(int period, byte[] visitor, int from, int to) {
        Mac mac = mac(period);
        mac.update(site);
        mac.update(visitor, from, to - from);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    private Mac mac(int period) {
        Mac mac = macs[period];
        if (mac == null) {
            try {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secrets.secret(period), ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(ALGORITHM + " is missing; every Java has it", e);
            }
            macs[period] = mac;
        }
        return mac;
    }
}
