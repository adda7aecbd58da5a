package org.quarterdeck.jobs.funds;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * {@link PledgeAccount} for SQL: {@code settle_pledges(array<struct<flow_id, pledge_id, stage, flow_on, due_on,
 * amount, amount_usd>>)} gives an array of postings. The order of the flows makes no difference.
 */
public final class SettlePledges implements UDF1<Seq<Row>, List<Row>> {
    /** What SQL calls it. */
    public static final String NAME = "settle_pledges";

    private static final DataType MONEY = DataTypes.createDecimalType(38, 9);
    private static final DataType POSTINGS = DataTypes.createArrayType(new StructType()
            .add("part_no", DataTypes.IntegerType)
            .add("flow_id", DataTypes.StringType)
            .add("account", DataTypes.StringType)
            .add("line_id", DataTypes.StringType)
            .add("pledge_id", DataTypes.StringType)
            .add("cohort_on", DataTypes.DateType)
            .add("posted_on", DataTypes.DateType)
            .add("age", DataTypes.StringType)
            .add("falls_on", DataTypes.DateType)
            .add("amount", MONEY)
            .add("pledge_usd", MONEY)
            .add("flow_usd", MONEY)
            .add("outstanding", MONEY)
            .add("outstanding_usd", MONEY)
            .add("is_inferred", DataTypes.BooleanType));

    /** Makes it known to a session, once. */
    public static void register(SparkSession spark) {
        if (!spark.sessionState().functionRegistry().functionExists(new FunctionIdentifier(NAME))) {
            spark.udf().register(NAME, new SettlePledges(), POSTINGS);
        }
    }

    @Override
    public List<Row> call(Seq<Row> flows) {
        List<Posting> postings = PledgeAccount.postings(CollectionConverters.asJava(flows).stream()
                .map(SettlePledges::flow)
                .toList());
        Map<List<String>, Integer> alike = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Posting posting : postings) {
            rows.add(row(alike.merge(identity(posting), 1, Integer::sum), posting));
        }
        return rows;
    }

    /** What stays the same when other flows come: hardly ever are two alike, and then they are numbered. */
    private static List<String> identity(Posting posting) {
        return List.of(
                posting.flowId(),
                posting.account().word(),
                String.valueOf(posting.lineId()),
                posting.on().toString(),
                String.valueOf(posting.age()));
    }

    private static Flow flow(Row row) {
        return new Flow(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getDate(3).toLocalDate(),
                row.isNullAt(4) ? null : row.getDate(4).toLocalDate(),
                row.getDecimal(5),
                row.getDecimal(6));
    }

    private static Row row(int number, Posting posting) {
        Age age = posting.age();
        return RowFactory.create(
                number,
                posting.flowId(),
                posting.account().word(),
                posting.lineId(),
                posting.pledgeId(),
                day(posting.cohortOn()),
                day(posting.on()),
                age == null ? null : age.word(),
                day(posting.fallsOn()),
                posting.amount(),
                posting.pledgeUsd(),
                posting.flowUsd(),
                posting.outstanding(),
                posting.outstandingUsd(),
                posting.isInferred());
    }

    private static @Nullable Date day(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }
}
