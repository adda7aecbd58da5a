package org.quarterdeck.jobs.operate;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file's rights as the nine low bits by which archives keep them. */
final class Rights {
    private static final String ALL = "rwxrwxrwx";

    private Rights() {}

    static int mode(Set<PosixFilePermission> rights) {
        return Integer.parseInt(
                PosixFilePermissions.toString(rights).replaceAll("[rwx]", "1").replace('-', '0'), 2);
    }

    static Set<PosixFilePermission> of(int mode) {
        StringBuilder rights = new StringBuilder();
        for (int at = 0; at < ALL.length(); at++) {
            rights.append((mode >> (ALL.length() - 1 - at) & 1) == 1 ? ALL.charAt(at) : '-');
        }
        return PosixFilePermissions.fromString(rights.toString());
    }
}
