package org.quarterdeck.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Visitors by period, address and agent: each key computed and each agent judged once while it's remembered. */
final class Visitors {
    private static final int VISITOR_SLOTS = 1 << 16;
    private static final int AGENT_SLOTS = 1 << 13;
    private static final int PERIOD_BYTES = 2;

    private final VisitorKeys keys;
    private final RobotList robots;
    private final BytesCache<Visitor> visitors = new BytesCache<>(VISITOR_SLOTS, this::visitor);
    private final BytesCache<Agent> agents = new BytesCache<>(AGENT_SLOTS, this::agent);
    private byte[] key = new byte[1024];

    Visitors(VisitorKeys keys, RobotList robots) {
        this.keys = keys;
        this.robots = robots;
    }

    /** The visitor of a line whose address and, perhaps, agent were found. */
    Visitor of(int period, Fields fields) {
        byte[] bytes = fields.bytes();
        int address = fields.to(Field.ADDRESS) - fields.from(Field.ADDRESS);
        int agent = fields.has(Field.AGENT) ? 1 + fields.to(Field.AGENT) - fields.from(Field.AGENT) : 0;
        int length = PERIOD_BYTES + address + agent;
        if (key.length < length) {
            key = new byte[length * 2];
        }
        key[0] = (byte) (period >> Byte.SIZE);
        key[1] = (byte) period;
        System.arraycopy(bytes, fields.from(Field.ADDRESS), key, PERIOD_BYTES, address);
        if (agent > 0) {
            key[PERIOD_BYTES + address] = 0;
            System.arraycopy(bytes, fields.from(Field.AGENT), key, PERIOD_BYTES + address + 1, agent - 1);
        }
        return visitors.get(key, 0, length);
    }

    private Visitor visitor(byte[] text) {
        int period = ((text[0] & 0xFF) << Byte.SIZE) | (text[1] & 0xFF);
        byte[] digest = keys.key(period, text, PERIOD_BYTES, text.length);
        int addressEnd = ByteText.indexOf(text, PERIOD_BYTES, text.length, (byte) 0);
        if (addressEnd < 0) {
            return new Visitor(digest, null, false);
        }
        Agent agent = agents.get(text, addressEnd + 1, text.length);
        byte[] stored = agent.stored();
        if (SafeText.repeats(stored, 0, stored.length, text, PERIOD_BYTES, addressEnd)) {
            stored = SafeText.masked(stored, text, PERIOD_BYTES, addressEnd);
        }
        return new Visitor(digest, stored, agent.isRobot());
    }

    private Agent agent(byte[] text) {
        byte[] stored = SafeText.isPlain(text, 0, text.length)
                ? Arrays.copyOf(text, text.length)
                : SafeText.AGENT.escaped(text, 0, text.length);
        return new Agent(stored, robots.isRobot(new String(stored, StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Agent(byte[] stored, boolean isRobot) {}
}
