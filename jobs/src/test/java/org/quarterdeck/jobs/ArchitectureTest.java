package org.quarterdeck.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house that the compiler cannot hold. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.quarterdeck");

    private static final String SCHEMA = "org.quarterdeck.schema..";
    private static final String CHARTS = "org.quarterdeck.charts..";
    private static final String JOBS = "org.quarterdeck.jobs..";
    private static final String ACCESSLOG = "org.quarterdeck.accesslog..";
    private static final String[] ENGINES = {
        "org.apache.spark..", "org.springframework..", "org.quartz..", "org.apache.iceberg.."
    };

    @Test
    void the_warehouse_schema_knows_neither_charts_nor_jobs_nor_an_engine() {
        noClasses()
                .that()
                .resideInAPackage(SCHEMA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CHARTS, JOBS, ACCESSLOG)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINES)
                .check(PRODUCT);
    }

    @Test
    void charts_know_no_jobs_and_no_engine() {
        noClasses()
                .that()
                .resideInAPackage(CHARTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JOBS, ACCESSLOG)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINES)
                .check(PRODUCT);
    }

    /** It shares how settings are read and how periods are written, and nothing of what the product does with them. */
    @Test
    void the_access_log_source_stands_alone_but_for_settings_and_periods() {
        noClasses()
                .that()
                .resideInAPackage(ACCESSLOG)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(SCHEMA, CHARTS, JOBS)
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                                "org.quarterdeck.schema.config", "org.quarterdeck.schema.period"))))
                .check(PRODUCT);
    }

    @Test
    void jobs_see_no_colour() {
        noClasses()
                .that()
                .resideInAPackage(JOBS)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.awt.Color")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jfree..")
                .check(PRODUCT);
    }

    @Test
    void a_class_is_named_for_what_it_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(PRODUCT);
    }

    @Test
    void no_static_can_change() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.not(DescribedPredicate.describe(
                        "are made by the compiler", type -> type.getName().matches(".*\\$\\d+"))))
                .should()
                .beFinal()
                .check(PRODUCT);
    }

    @Test
    void only_the_command_line_writes_to_the_console() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.quarterdeck.jobs.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(PRODUCT);
    }

    @Test
    void nothing_sleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .check(PRODUCT);
    }

    @Test
    void time_is_told_by_java_time() {
        noClasses()
                .that()
                .resideInAnyPackage(SCHEMA, CHARTS)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.quarterdeck.schema.(*)..", "org.quarterdeck.charts.(*)..", "org.quarterdeck.jobs.(**)"})
    void within_a_module_packages_form_no_circle(String packages) {
        slices().matching(packages).should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(PRODUCT.stream()
                        .filter(type -> !type.getSimpleName().startsWith("Jte")) // generated from page templates
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(holder -> !holder.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }

    @Test
    void a_records_class_is_as_immutable_as_it_says() {
        classes().that().areRecords().should().haveOnlyFinalFields().check(PRODUCT);
    }
}
