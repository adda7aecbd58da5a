package org.quarterdeck.jobs.night;

import java.util.Map;
import javax.sql.DataSource;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Spring Boot with Spring Batch over the office's database, without a web server; started for jobs only. */
final class BatchContext implements AutoCloseable {
    /**
     * Steps' own work is repeatable and needs no transaction around it. One that was held open would keep the
     * database's only writer waiting: a step's commits to the catalog go over connections of their own.
     */
    static final PlatformTransactionManager NO_TRANSACTION = new ResourcelessTransactionManager();

    private final ConfigurableApplicationContext context;

    private BatchContext(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static BatchContext start(OfficeDatabase database) {
        return new BatchContext(new SpringApplicationBuilder(Batch.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "spring.batch.job.enabled", "false",
                        // Flyway makes the tables.
                        "spring.batch.jdbc.initialize-schema", "never",
                        // A server may refuse one of two steps that begin at once, if each transaction shall see the
                        // other's work or none. Whoever is here holds the lease: no other job begins.
                        "spring.batch.jdbc.isolation-level-for-create",
                                database.isServer() ? "read_committed" : "serializable",
                        "spring.main.lazy-initialization", "true"))
                // The office opened its database, and closes it.
                .initializers((GenericApplicationContext c) -> c.registerBean(
                        DataSource.class,
                        database::dataSource,
                        bean -> ((AbstractBeanDefinition) bean).setDestroyMethodName("")))
                .run());
    }

    JobRepository repository() {
        return context.getBean(JobRepository.class);
    }

    JobOperator operator() {
        return context.getBean(JobOperator.class);
    }

    /** Whatever the repository believes to be running is not: this process holds the lease. */
    void recover(String job) {
        repository().findRunningJobExecutions(job).forEach(operator()::recover);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceTransactionManagerAutoConfiguration.class, BatchJdbcAutoConfiguration.class})
    static class Batch {}
}
