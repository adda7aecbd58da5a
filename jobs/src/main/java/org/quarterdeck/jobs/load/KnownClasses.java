package org.quarterdeck.jobs.load;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Remembers which classes there are not. The compiler of Spark's generated code tries several packages for each plain
 * name, and each miss is a look into every jar of the class path.
 */
final class KnownClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final KnownClasses ALL = new KnownClasses(Engine.class.getClassLoader());

    private static final Map<String, ClassLoader> OF_TASKS = new ConcurrentHashMap<>();

    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    private KnownClasses(ClassLoader parent) {
        super("known-classes", parent);
    }

    /** Lets this thread, and those that it starts, look classes up here. */
    static void use() {
        Thread.currentThread().setContextClassLoader(ALL);
    }

    /**
     * Lets this thread look classes up where tasks do, if they run in this process: generated code is kept by who looks
     * it up, and would be compiled once for the plan and again for its tasks.
     */
    static void useThoseOfTasks(SparkContext spark) {
        if (!spark.isLocal()) {
            return;
        }
        ClassLoader known = OF_TASKS.get(spark.applicationId());
        if (known == null) {
            String application = spark.applicationId();
            JavaSparkContext.fromSparkContext(spark)
                    .parallelize(List.of(application), 1)
                    .foreach(id -> OF_TASKS.put(id, Thread.currentThread().getContextClassLoader()));
            known = OF_TASKS.get(application);
        }
        Thread.currentThread().setContextClassLoader(known);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (missing.contains(name)) {
            throw new ClassNotFoundException(name);
        }
        try {
            return super.loadClass(name, resolve);
        } catch (ClassNotFoundException e) {
            missing.add(name);
            throw e;
        }
    }
}
