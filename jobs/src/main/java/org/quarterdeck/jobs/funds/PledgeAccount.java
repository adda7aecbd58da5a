package org.quarterdeck.jobs.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.funds.Pledge.Line;
import org.quarterdeck.jobs.funds.Posting.Account;

/**
 * The account of a donor with a fund in one currency: goes through its flows day by day and says where each part of
 * each belongs. The rules are those of the definitions, "Funds", lines and matching.
 */
public final class PledgeAccount {
    private static final Comparator<Pledge> OLDEST_FIRST = Comparator.comparing(
                    Pledge::cohortOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Pledge::id);

    private final Set<String> known;
    private final Map<String, Pledge> pledges = new LinkedHashMap<>();
    private final Deque<Payment> payments = new ArrayDeque<>();
    private final List<Posting> postings = new ArrayList<>();

    /** Money that came in, as far as it has not gone back; without a line it is overpaid or unpledged. */
    private record Payment(
            Flow flow, @Nullable Pledge pledge, @Nullable Line line, Portion portion) {
        Account account() {
            if (line != null) {
                return Account.SETTLED;
            }
            return pledge != null ? Account.OVERPAID : Account.UNPLEDGED;
        }
    }

    private PledgeAccount(List<Flow> flows) {
        known = flows.stream()
                .filter(flow -> flow.isPledge() && isPositive(flow.amount()))
                .map(PledgeAccount::pledgeOf)
                .collect(Collectors.toSet());
    }

    /** The postings of all flows of one account, in whatever order these are given. */
    public static List<Posting> postings(List<Flow> flows) {
        PledgeAccount account = new PledgeAccount(flows);
        flows.stream().sorted(Flow.ORDER).forEach(account::enter);
        account.age();
        return account.postings;
    }

    private static boolean isPositive(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() > 0;
    }

    private static String pledgeOf(Flow flow) {
        return flow.pledgeId() == null ? flow.flowId() : flow.pledgeId();
    }

    private void enter(Flow flow) {
        BigDecimal amount = flow.amount();
        if (amount == null) {
            post(flow, Account.UNRESOLVED, null, null, null, null, flow.amountUsd());
        } else if (flow.isPledge() && amount.signum() > 0) {
            promise(flow, amount);
        } else if (flow.isPledge() && amount.signum() < 0) {
            reduce(flow, amount.negate());
        } else if (flow.isReceipt() && amount.signum() > 0) {
            pay(flow, amount);
        } else if (flow.isReceipt() && amount.signum() < 0) {
            payBack(flow, amount.negate());
        } else {
            named(flow).ifPresent(pledge -> {
                pledge.commit(flow.amountUsd());
                postUnpaid(flow, pledge);
            });
        }
    }

    /** The pledge that a flow names, if there is such a pledge, before its first day, too. */
    private Optional<Pledge> named(Flow flow) {
        String id = flow.pledgeId();
        return id == null || !known.contains(id)
                ? Optional.empty()
                : Optional.of(pledges.computeIfAbsent(id, Pledge::new));
    }

    private void promise(Flow flow, BigDecimal amount) {
        Pledge pledge = pledges.computeIfAbsent(pledgeOf(flow), Pledge::new);
        Line line = pledge.add(flow);
        post(flow, Account.PLEDGED, pledge, line, amount, flow.amountUsd(), flow.amountUsd());
    }

    /** First what is open, from the line due last; then what was settled, which is beyond the promise from now on. */
    private void reduce(Flow flow, BigDecimal amount) {
        Portion less = new Portion(amount, negated(flow.amountUsd()));
        Pledge pledge = pledges.get(pledgeOf(flow));
        List<Line> lines = pledge == null ? List.of() : pledge.dueLast();
        for (Line line : lines) {
            BigDecimal part = less.left().min(line.open());
            if (part.signum() > 0) {
                post(flow, Account.CHANGED, pledge, line, part, line.take(part), less.take(part));
            }
        }
        for (Line line : lines) {
            for (Payment payment : payments(p -> p.line() == line)) {
                BigDecimal part = less.left().min(payment.portion().left());
                if (part.signum() > 0) {
                    overpay(payment, part, flow.flowOn());
                    post(flow, Account.CHANGED, pledge, line, part, line.take(part), less.take(part));
                }
            }
        }
        BigDecimal rest = less.left();
        if (rest.signum() > 0) {
            post(flow, Account.UNMATCHED, pledge, null, rest.negate(), null, negated(less.take(rest)));
        }
    }

    /** What a payment settled is beyond what is promised, from a day on. */
    private void overpay(Payment payment, BigDecimal part, LocalDate on) {
        Line line = Objects.requireNonNull(payment.line());
        BigDecimal opened = line.take(part.negate());
        BigDecimal usd = payment.portion().take(part);
        Flow flow = payment.flow();
        Pledge pledge = payment.pledge();
        postings.add(Posting.of(flow, on, Account.SETTLED, pledge, line, part.negate(), opened, negated(usd)));
        postings.add(Posting.of(flow, on, Account.OVERPAID, pledge, null, part, null, usd));
        payments.push(new Payment(flow, pledge, null, new Portion(part, usd)));
    }

    private void pay(Flow flow, BigDecimal amount) {
        Portion money = new Portion(amount, flow.amountUsd());
        Optional<Pledge> named = named(flow);
        if (flow.pledgeId() == null) {
            pledges.values().stream()
                    .filter(Pledge::isOpen)
                    .sorted(OLDEST_FIRST)
                    .toList()
                    .forEach(pledge -> settle(flow, pledge, money));
        } else {
            named.ifPresent(pledge -> settle(flow, pledge, money));
        }
        BigDecimal rest = money.left();
        if (rest.signum() > 0) {
            BigDecimal usd = money.take(rest);
            enter(new Payment(flow, named.orElse(null), null, new Portion(rest, usd)), flow, rest, usd);
        }
    }

    private void settle(Flow flow, Pledge pledge, Portion money) {
        for (Line line : pledge.dueFirst()) {
            BigDecimal part = money.left().min(line.open());
            if (part.signum() > 0) {
                BigDecimal usd = money.take(part);
                enter(new Payment(flow, pledge, line, new Portion(part, usd)), flow, part, usd);
            }
        }
    }

    private void enter(Payment payment, Flow flow, BigDecimal part, @Nullable BigDecimal usd) {
        payments.push(payment);
        post(payment, flow, part, usd);
    }

    /** What came last goes back first: of the pledge that is named, else of money that named none. */
    private void payBack(Flow flow, BigDecimal amount) {
        Portion money = new Portion(amount, flow.amountUsd());
        for (Payment payment : payments(p -> isOf(p, flow.pledgeId()))) {
            BigDecimal part = money.left().min(payment.portion().left());
            if (part.signum() > 0) {
                payment.portion().take(part);
                post(payment, flow, part.negate(), money.take(part));
            }
        }
        BigDecimal rest = money.left();
        if (rest.signum() > 0) {
            post(flow, Account.UNPLEDGED, null, null, rest.negate(), null, money.take(rest));
        }
    }

    private static boolean isOf(Payment payment, @Nullable String pledge) {
        return Objects.equals(pledge, payment.flow().pledgeId())
                || (payment.pledge() != null && payment.pledge().id().equals(pledge));
    }

    /** Payments that something is left of, the last one first. */
    private List<Payment> payments(Predicate<Payment> wanted) {
        return payments.stream()
                .filter(wanted)
                .filter(payment -> payment.portion().left().signum() > 0)
                .toList();
    }

    /** Money comes in where a payment stands, or goes back from there when the part is negative. */
    private void post(Payment payment, Flow flow, BigDecimal part, @Nullable BigDecimal usd) {
        Pledge pledge = payment.pledge();
        Line line = payment.line();
        post(flow, payment.account(), pledge, line, part, line == null ? null : line.take(part), usd);
        if (pledge != null) {
            pledge.pay(usd);
            postUnpaid(flow, pledge);
        }
    }

    private void postUnpaid(Flow flow, Pledge pledge) {
        BigDecimal change = pledge.changeOfUnpaid();
        if (change.signum() != 0) {
            post(flow, Account.COMMITTED, pledge, null, null, null, change);
        }
    }

    private void post(
            Flow flow,
            Account account,
            @Nullable Pledge pledge,
            @Nullable Line line,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal pledgeUsd,
            @Nullable BigDecimal flowUsd) {
        postings.add(Posting.of(flow, flow.flowOn(), account, pledge, line, amount, pledgeUsd, flowUsd));
    }

    private void age() {
        Map<String, List<Posting>> byLine = postings.stream()
                .filter(posting -> posting.lineId() != null)
                .collect(Collectors.groupingBy(posting -> String.valueOf(posting.lineId())));
        pledges.values()
                .forEach(pledge ->
                        pledge.lines().forEach(line -> age(pledge, line, byLine.getOrDefault(line.id(), List.of()))));
    }

    /** Out of one age and into the next, for whatever is outstanding on that day. */
    private void age(Pledge pledge, Line line, List<Posting> own) {
        LocalDate due = line.dueOn();
        if (due == null) {
            return;
        }
        for (Age age : Age.AFTER) {
            LocalDate day = age.beginsFor(due);
            BigDecimal open = before(day, own, Posting::outstanding);
            if (open.signum() != 0) {
                BigDecimal usd = line.flow().amountUsd() == null ? null : before(day, own, Posting::outstandingUsd);
                Age before = Age.of(due, day.minusDays(1));
                postings.add(Posting.aged(pledge, line, day, before, open.negate(), negated(usd)));
                postings.add(Posting.aged(pledge, line, day, age, open, usd));
            }
        }
    }

    private static BigDecimal before(
            LocalDate day, List<Posting> postings, Function<Posting, @Nullable BigDecimal> part) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Posting posting : postings) {
            BigDecimal value = posting.on().isBefore(day) ? part.apply(posting) : null;
            sum = value == null ? sum : sum.add(value);
        }
        return sum;
    }

    private static @Nullable BigDecimal negated(@Nullable BigDecimal value) {
        return value == null ? null : value.negate();
    }
}
