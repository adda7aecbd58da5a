package org.quarterdeck.accesslog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Cuts files into splits: plain ones by size, compressed ones and those whose lines need their head not at all. Since
 * rows carry the number of their line in the file, the lines before each split are counted first; Spark counts them,
 * split by split, at the speed of reading.
 */
final class SplitPlanner {
    private final JavaSparkContext spark;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final ReadOptions options;

    SplitPlanner(JavaSparkContext spark, Broadcast<SerializableConfiguration> hadoop, ReadOptions options) {
        this.spark = spark;
        this.hadoop = hadoop;
        this.options = options;
    }

    /**
     * The splits of files, and of the files that stand in folders (not of hidden ones), in order.
     *
     * @throws UnreadableLog for a file that is missing, unreadable, or of no known format
     */
    List<FileSplit> plan(List<String> paths) {
        List<FileSplit> splits = new ArrayList<>();
        for (String path : paths) {
            for (FileStatus file : files(path)) {
                boolean given = file.getPath().getName().equals(new Path(path).getName());
                splits.addAll(splits(given ? path : path + "/" + file.getPath().getName(), file.getLen()));
            }
        }
        return numbered(splits);
    }

    private List<FileStatus> files(String path) {
        try {
            Path asPath = new Path(path);
            FileSystem system = asPath.getFileSystem(configuration());
            FileStatus status = system.getFileStatus(asPath);
            if (status.isFile()) {
                return List.of(status);
            }
            return Arrays.stream(system.listStatus(asPath))
                    .filter(f -> f.isFile() && !f.getPath().getName().startsWith("."))
                    .sorted(Comparator.comparing(f -> f.getPath().getName()))
                    .toList();
        } catch (IOException e) {
            throw FileSplit.unreadable(path, Compression.NONE, e);
        }
    }

    private List<FileSplit> splits(String file, long length) {
        FileHead head = FileHead.of(file, options.asked(), configuration());
        long known = options.knownLines().getOrDefault(file, 0L);
        if (head.compression() != Compression.NONE || !head.format().isCuttable()) {
            return List.of(new FileSplit(file, head.compression(), head.format(), 0, Long.MAX_VALUE, 0, known));
        }
        List<FileSplit> splits = new ArrayList<>();
        long start = 0;
        do {
            long end = Math.min(length, start + options.splitBytes());
            splits.add(new FileSplit(file, Compression.NONE, head.format(), start, end, 0, known));
            start = end;
        } while (start < length);
        return splits;
    }

    private List<FileSplit> numbered(List<FileSplit> splits) {
        if (splits.stream().allMatch(s -> s.start() == 0)) {
            return splits;
        }
        List<FileSplit> plain = splits.stream().filter(SplitPlanner::isCut).toList();
        Broadcast<SerializableConfiguration> configuration = hadoop;
        List<Long> counts = spark.parallelize(plain, plain.size())
                .map(s -> s.countLines(configuration.value().value()))
                .collect();
        List<FileSplit> numbered =
                new ArrayList<>(splits.stream().filter(s -> !isCut(s)).toList());
        long before = 0;
        for (int i = 0; i < plain.size(); i++) {
            FileSplit split = plain.get(i);
            before = split.start() == 0 ? 0 : before;
            numbered.add(split.after(before));
            before += counts.get(i);
        }
        return numbered;
    }

    private static boolean isCut(FileSplit split) {
        return split.compression() == Compression.NONE && split.format().isCuttable();
    }

    private Configuration configuration() {
        return hadoop.value().value();
    }
}
