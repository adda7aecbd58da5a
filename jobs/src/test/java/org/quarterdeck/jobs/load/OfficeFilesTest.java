package org.quarterdeck.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.io.DelegatingInputStream;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeFilesTest {
    private static final String LOCATION = OfficeFiles.PLACE + "/core/table/data/file";

    @TempDir
    Path folder;

    private OfficeFiles files() {
        Configuration hadoop = new Configuration(false);
        hadoop.set("fs.file.impl", LocalFiles.class.getName());
        OfficeFiles files = new OfficeFiles();
        files.setConf(hadoop);
        files.initialize(Map.of(OfficeFiles.ROOT, folder.toUri().toString()));
        return files;
    }

    /** Whoever takes the stream out of another keeps it open no longer than that one is held. */
    @Test
    void a_stream_gives_nobody_the_stream_behind_it() throws Exception {
        OfficeFiles files = files();
        try (PositionOutputStream out = files.newOutputFile(LOCATION).create()) {
            out.write("words of a file".getBytes(StandardCharsets.UTF_8));
        }

        try (SeekableInputStream in = files.newInputFile(LOCATION).newStream()) {
            assertThat(in).isNotInstanceOf(DelegatingInputStream.class);
            in.seek("words of ".length());
            assertThat(in.getPos()).isEqualTo("words of ".length());
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a file");
        }
    }
}
