package org.quarterdeck.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir
    Path folder;

    /** Hadoop's own kind of status starts a program for each file that is asked whose it is. */
    @Test
    void files_are_listed_with_what_is_asked_of_them_and_without_their_owner() throws IOException {
        Instant written = Instant.parse("2020-06-01T03:15:00Z");
        Path file = Files.writeString(folder.resolve("rows.parquet"), "rows");
        Files.setLastModifiedTime(file, FileTime.from(written));
        try (LocalFiles files = new LocalFiles()) {
            files.initialize(folder.toUri(), new Configuration());

            FileStatus[] listed = files.listStatus(new org.apache.hadoop.fs.Path(folder.toUri()));

            assertThat(listed).singleElement().satisfies(status -> {
                assertThat(status).isExactlyInstanceOf(FileStatus.class);
                assertThat(status.getPath().getName()).isEqualTo("rows.parquet");
                assertThat(status.getLen()).isEqualTo(4);
                assertThat(status.isFile()).isTrue();
                assertThat(status.getModificationTime()).isEqualTo(written.toEpochMilli());
            });
        }
    }
}
