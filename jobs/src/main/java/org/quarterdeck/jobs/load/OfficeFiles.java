package org.quarterdeck.jobs.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.hadoop.HadoopConfigurable;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.DelegateFileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.relocated.com.google.common.collect.Iterables;
import org.apache.iceberg.util.SerializableSupplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * The files of a warehouse, on any Hadoop file system. Tables call them {@code office:/warehouse/…}, wherever the
 * warehouse stands: a home that is moved, copied or restored needs nothing rewritten. A local file, and every folder on
 * the way to it, is on the disk when it is closed: Iceberg itself never asks for that, and a catalog that outlives a
 * power cut may then point at files that do not.
 */
public final class OfficeFiles implements HadoopConfigurable, DelegateFileIO {
    /** Where tables say that they are. */
    static final String PLACE = "office:/warehouse";

    /** The property that says where they are: a URI. */
    static final String ROOT = "office.root";

    private static final long serialVersionUID = 1;

    private final HadoopFileIO files = new HadoopFileIO();
    private String root = "";

    /** Made by Iceberg, by the name of this class. */
    public OfficeFiles() {}

    @Override
    public void initialize(Map<String, String> properties) {
        files.initialize(properties);
        root = new org.apache.hadoop.fs.Path(String.valueOf(properties.get(ROOT))).toString();
    }

    @Override
    public Map<String, String> properties() {
        return files.properties();
    }

    @Override
    public void setConf(Configuration conf) {
        files.setConf(conf);
    }

    @Override
    public Configuration getConf() {
        return files.getConf();
    }

    /**
     * Tasks are told nothing of Hadoop's thousand settings, which would be written and read for every scan of a table:
     * those of Spark, wherever a task runs, are the same.
     */
    @Override
    public void serializeConfWith(Function<Configuration, SerializableSupplier<Configuration>> serializer) {
        files.serializeConfWith(settings -> OfTasks::settings);
    }

    /** Hadoop's settings in a process of Spark. */
    private static final class OfTasks {
        private static final Configuration SETTINGS =
                SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());

        static Configuration settings() {
            return SETTINGS;
        }
    }

    /** Where a file really is. */
    private String real(String location) {
        if (!location.startsWith(PLACE + "/")) {
            throw new IllegalArgumentException(location + " is no file of this warehouse");
        }
        return root + location.substring(PLACE.length());
    }

    @Override
    public InputFile newInputFile(String location) {
        return new Placed(location, files.newInputFile(real(location)));
    }

    @Override
    public InputFile newInputFile(String location, long length) {
        return new Placed(location, files.newInputFile(real(location), length));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new Kept(location, real(location));
    }

    @Override
    public void deleteFile(String location) {
        files.deleteFile(real(location));
    }

    @Override
    public void deleteFiles(Iterable<String> locations) {
        files.deleteFiles(Iterables.transform(locations, this::real));
    }

    @Override
    public Iterable<FileInfo> listPrefix(String prefix) {
        return Iterables.transform(
                files.listPrefix(real(prefix)),
                file -> new FileInfo(
                        PLACE + file.location().substring(root.length()), file.size(), file.createdAtMillis()));
    }

    @Override
    public void deletePrefix(String prefix) {
        files.deletePrefix(real(prefix));
    }

    /** A file to read, under its name in the tables. */
    private record Placed(String location, InputFile file) implements InputFile {
        @Override
        public long getLength() {
            return file.getLength();
        }

        @Override
        public SeekableInputStream newStream() {
            return new Held(file.newStream());
        }

        @Override
        public boolean exists() {
            return file.exists();
        }
    }

    /**
     * A stream that nobody can see behind. Iceberg's reader of Parquet takes Hadoop's stream out of Iceberg's, which then
     * is garbage, and closes what is being read when it is collected.
     */
    private static final class Held extends SeekableInputStream {
        private final SeekableInputStream in;

        Held(SeekableInputStream in) {
            this.in = in;
        }

        @Override
        public long getPos() throws IOException {
            return in.getPos();
        }

        @Override
        public void seek(long place) throws IOException {
            in.seek(place);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return in.read(bytes, from, length);
        }

        @Override
        public long skip(long bytes) throws IOException {
            return in.skip(bytes);
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** A file to write, under its name in the tables. */
    private final class Kept implements OutputFile {
        private final String location;
        private final String real;

        Kept(String location, String real) {
            this.location = location;
            this.real = real;
        }

        @Override
        public PositionOutputStream create() {
            return new Synced(files.newOutputFile(real).create(), URI.create(root), real);
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return new Synced(files.newOutputFile(real).createOrOverwrite(), URI.create(root), real);
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public InputFile toInputFile() {
            return newInputFile(location);
        }
    }

    /** A stream that is on the disk once it is closed, where the disk is this machine's. */
    private static final class Synced extends PositionOutputStream {
        private final PositionOutputStream out;
        private final URI root;
        private final String real;
        private boolean isClosed;

        Synced(PositionOutputStream out, URI root, String real) {
            this.out = out;
            this.root = root;
            this.real = real;
        }

        @Override
        public long getPos() throws IOException {
            return out.getPos();
        }

        @Override
        public long storedLength() throws IOException {
            return out.storedLength();
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
            if (!isClosed && "file".equals(root.getScheme())) {
                isClosed = true;
                sync();
            }
        }

        /** The file, and the folders that hold its name and theirs. */
        private void sync() throws IOException {
            Path file = Path.of(new org.apache.hadoop.fs.Path(real).toUri().getPath());
            force(file, StandardOpenOption.WRITE);
            Path top = Path.of(root.getPath()).toAbsolutePath();
            for (Path folder = file.getParent();
                    folder != null && folder.startsWith(top);
                    folder = folder.getParent()) {
                if (Files.isDirectory(folder)) {
                    force(folder, StandardOpenOption.READ);
                }
            }
        }

        private static void force(Path path, StandardOpenOption option) throws IOException {
            try (FileChannel channel = FileChannel.open(path, option)) {
                channel.force(true);
            }
        }
    }
}
