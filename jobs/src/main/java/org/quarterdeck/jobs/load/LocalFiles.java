package org.quarterdeck.jobs.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local files as Hadoop sees them, without its native library: that one missing, Hadoop starts the program
 * {@code chmod} for every file and folder that it makes, some thousand times a night, and {@code ls} for every file that it
 * lists. Nor does it write a checksum
 * file beside every file: Parquet's pages and Iceberg's Avro blocks carry their own.
 */
public final class LocalFiles extends LocalFileSystem {
    /** Made by Hadoop, by the name of this class. */
    public LocalFiles() {
        super(new Plain());
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }

    private static final class Plain extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            String symbols = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            Files.setPosixFilePermissions(pathToFile(path).toPath(), PosixFilePermissions.fromString(symbols));
        }

        /** Whose a file is would be asked of the program {@code ls}, once for each file of a list; nobody here asks. */
        @Override
        public FileStatus[] listStatus(Path path) throws IOException {
            return Arrays.stream(super.listStatus(path))
                    .map(file -> new FileStatus(
                            file.getLen(),
                            file.isDirectory(),
                            file.getReplication(),
                            file.getBlockSize(),
                            file.getModificationTime(),
                            file.getPath()))
                    .toArray(FileStatus[]::new);
        }
    }
}
