package org.quarterdeck.jobs.sample;

/**
 * Who asks: an address of the ranges that are kept for documentation, and an agent.
 *
 * @param agent as the log has it; {@code -} for none
 */
record Client(String address, String agent) {
    /** Whole IPv4 ranges hold few; further visitors have IPv6. */
    private static final int IPV4_VISITORS = 750;

    private static final String[] RANGES = {"192.0.2.", "198.51.100.", "203.0.113."};

    /** A returning visitor, always at the same address with the same browser. */
    static Client visitor(int number, Traffic traffic) {
        String agent = traffic.agent(Dice.of("visitor", number), false);
        return number < IPV4_VISITORS && number % 5 != 0
                ? new Client(RANGES[number % 3] + (1 + number / 3), agent)
                : new Client(
                        "2001:db8:" + Integer.toHexString(number >>> 16) + ":" + Integer.toHexString(number & 0xffff)
                                + "::1",
                        agent);
    }

    /** A robot of a list, at one of few addresses. */
    static Client robot(int number, Traffic traffic) {
        return new Client(RANGES[number % 3] + (240 + number % 10), traffic.agent(Dice.of("robot", number), true));
    }
}
