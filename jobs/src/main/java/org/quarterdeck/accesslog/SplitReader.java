package org.quarterdeck.accesslog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** Reads a split: judges each of its lines and makes the rows of {@link LogColumns}. */
final class SplitReader implements PartitionReader<ColumnarBatch> {
    private static final long MICROS = 1_000_000;
    private static final int FIRST_SUCCESS = 200;
    private static final int LAST_SUCCESS = 299;
    private static final int NOT_MODIFIED = 304;
    private static final byte[] ROOT = {'/'};
    private static final byte[] NOTHING = {};

    private final FileSplit split;
    private final LineReader lines;
    private final FieldFinder finder;
    private final Fields fields = new Fields();
    private final LogTime time = new LogTime();
    private final SiteDays days;
    private final VisitorSecrets secrets;
    private final PageRules pages;
    private final Request request = new Request();
    private final ReferrerHost referrer = new ReferrerHost();
    private final Visitors visitors;
    private final RowBatch batch;
    private final Set<Long> daysSeen = new HashSet<>();

    private long lastDay = Long.MIN_VALUE;
    private long read;
    private long blank;
    private boolean tallied;

    SplitReader(FileSplit split, LineReader lines, ReadPlan plan, RowBatch batch) {
        this.split = split;
        this.lines = lines;
        this.finder = split.format().finder();
        this.days = new SiteDays(plan.zone());
        this.secrets = plan.secrets();
        this.pages = plan.pages();
        this.visitors = plan.visitors();
        this.batch = batch;
    }

    @Override
    public boolean next() {
        batch.clear();
        try {
            while (!tallied && batch.hasRoom()) {
                if (lines.next()) {
                    read++;
                    if (lines.number() > split.knownLines()) {
                        line();
                    } else {
                        known();
                    }
                } else {
                    tally();
                }
            }
        } catch (IOException e) {
            throw split.unreadable(e);
        }
        return !batch.isEmpty();
    }

    @Override
    public ColumnarBatch get() {
        return batch.columns();
    }

    @Override
    public void close() throws IOException {
        batch.close();
        lines.close();
    }

    private void tally() {
        tallied = true;
        batch.begin(Kind.TALLY, lines.number());
        batch.put(LogColumns.LINE_FORMAT, split.format().word().getBytes(StandardCharsets.US_ASCII));
        batch.put(LogColumns.COMPRESSION, split.compression().word().getBytes(StandardCharsets.US_ASCII));
        batch.put(LogColumns.LINES, read);
        batch.put(LogColumns.BLANK_LINES, blank);
    }

    /** A line that was read before is passed over; what it says of the lines after it still holds. */
    private void known() {
        if (!lines.isBlank() && !lines.tooLong() && lines.buffer()[lines.from()] == '#') {
            finder.find(lines.buffer(), lines.from(), lines.to(), fields);
        }
    }

    private void line() {
        if (lines.isBlank()) {
            blank++;
            return;
        }
        Fault fault = lines.tooLong() ? Fault.TOO_LONG : lines.hasNul() ? Fault.NUL : null;
        if (fault == null) {
            fault = finder.find(lines.buffer(), lines.from(), lines.to(), fields);
        }
        if (fault == null && fields.isHit()) {
            fault = hit(fields.bytes());
        }
        if (fault != null) {
            batch.begin(Kind.REJECT, lines.number());
            batch.put(LogColumns.REASON, fault.reason().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A line whose fields were found. Null when its moment could be told and isn't too late. */
    private @Nullable Fault hit(byte[] bytes) {
        long second = time.epochSecond(bytes, fields.from(Field.TIME), fields.to(Field.TIME));
        if (second == LogTime.UNREADABLE) {
            return Fault.BAD_TIME;
        }
        long day = days.epochDay(second);
        int period = secrets.period(day);
        if (period < 0) {
            return period == VisitorSecrets.LATE ? Fault.LATE : Fault.FUTURE;
        }
        int status = (int) ByteText.number(bytes, fields.from(Field.STATUS), fields.to(Field.STATUS));
        if (day != lastDay) {
            lastDay = day;
            daySeen(second, day, status);
        }
        readRequest(bytes);
        int pathFrom = request.pathFrom();
        int pathTo = request.pathTo();
        if (pages.isRobotsTxt(bytes, pathFrom, pathTo)) {
            request(Kind.ROBOTS_TXT, bytes, second, day, period, status);
        } else if (request.isGet() && succeeded(status) && pages.isPage(bytes, pathFrom, pathTo)) {
            request(Kind.PAGE_VIEW, bytes, second, day, period, status);
        }
        return null;
    }

    private void readRequest(byte[] bytes) {
        if (fields.has(Field.REQUEST)) {
            request.read(bytes, fields.from(Field.REQUEST), fields.to(Field.REQUEST));
        } else {
            request.read(
                    bytes,
                    fields.from(Field.METHOD),
                    fields.to(Field.METHOD),
                    fields.from(Field.TARGET),
                    fields.to(Field.TARGET));
        }
    }

    private static boolean succeeded(int status) {
        return (status >= FIRST_SUCCESS && status <= LAST_SUCCESS) || status == NOT_MODIFIED;
    }

    private void daySeen(long second, long day, int status) {
        if (daysSeen.add(day)) {
            moment(Kind.DAY_SEEN, second, day, status);
            batch.put(LogColumns.VISITOR_KEY, NOTHING);
            batch.put(LogColumns.PATH, NOTHING);
            batch.put(LogColumns.IS_ROBOT_AGENT, false);
        }
    }

    private void moment(Kind kind, long second, long day, int status) {
        batch.begin(kind, lines.number());
        batch.put(LogColumns.VIEWED_AT, second * MICROS);
        batch.put(LogColumns.DAY, (int) day);
        batch.put(LogColumns.STATUS, status);
    }

    private void request(Kind kind, byte[] bytes, long second, long day, int period, int status) {
        moment(kind, second, day, status);
        Visitor visitor = visitors.of(period, fields);
        batch.put(LogColumns.VISITOR_KEY, visitor.key());
        batch.put(LogColumns.IS_ROBOT_AGENT, visitor.isRobot());
        byte[] agent = visitor.agent();
        if (agent != null) {
            batch.put(LogColumns.USER_AGENT, agent);
        }
        int size = fields.from(Field.BYTES);
        if (fields.has(Field.BYTES) && bytes[size] != '-') {
            batch.put(LogColumns.BYTES, ByteText.number(bytes, size, fields.to(Field.BYTES)));
        }
        path(bytes);
        referrerHost(bytes);
    }

    private void path(byte[] bytes) {
        int from = request.pathFrom();
        int to = request.pathTo();
        int addressFrom = fields.from(Field.ADDRESS);
        int addressTo = fields.to(Field.ADDRESS);
        boolean plain = SafeText.isPlain(bytes, from, to);
        boolean telling = SafeText.repeats(bytes, from, to, bytes, addressFrom, addressTo);
        if (request.isRoot()) {
            batch.put(LogColumns.PATH, ROOT);
        } else if (plain && !telling) {
            batch.put(LogColumns.PATH, bytes, from, to);
        } else {
            byte[] path = SafeText.PATH.escaped(bytes, from, to);
            batch.put(LogColumns.PATH, telling ? SafeText.masked(path, bytes, addressFrom, addressTo) : path);
        }
    }

    private void referrerHost(byte[] bytes) {
        if (fields.has(Field.REFERRER)
                && referrer.read(bytes, fields.from(Field.REFERRER), fields.to(Field.REFERRER))
                && !SafeText.repeats(
                        referrer.bytes(),
                        0,
                        referrer.length(),
                        bytes,
                        fields.from(Field.ADDRESS),
                        fields.to(Field.ADDRESS))) {
            batch.put(LogColumns.REFERRER_HOST, referrer.bytes(), 0, referrer.length());
        }
    }
}
