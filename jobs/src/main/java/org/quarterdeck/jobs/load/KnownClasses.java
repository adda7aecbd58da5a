package org.quarterdeck.jobs.load;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which classes there are not. The compiler of Spark's generated code tries several packages for each plain
 * name, and each miss is a look into every jar of the class path.
 */
final class KnownClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    private KnownClasses(ClassLoader parent) {
        super("known-classes", parent);
    }

    /** Lets this thread, and those that it starts, look classes up here. */
    static void use() {
        Thread thread = Thread.currentThread();
        if (!(thread.getContextClassLoader() instanceof KnownClasses)) {
            thread.setContextClassLoader(new KnownClasses(Engine.class.getClassLoader()));
        }
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
