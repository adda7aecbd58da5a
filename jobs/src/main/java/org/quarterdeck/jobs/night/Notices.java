package org.quarterdeck.jobs.night;

/** What a run tells the person who started it, a line at a time. */
public interface Notices {
    /** Something that was done. */
    void done(String line);

    /** Something that an operator should look at; the run goes on. */
    void warn(String line);

    /** How far the run is: so many of so many steps. */
    void progress(int done, int of, String now);
}
