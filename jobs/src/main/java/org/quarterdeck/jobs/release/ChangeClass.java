package org.quarterdeck.jobs.release;

/** Why a published figure changed, the gravest last: a figure that changed for several reasons has the gravest. */
public enum ChangeClass {
    /** Data came later. */
    R1("later data"),
    /** Recalculated as a matter of routine: rates, reference lists. */
    R2("recalculated"),
    /** What is counted, or how, was defined otherwise. */
    R3("definition changed"),
    /** An error was corrected: a delivery was superseded or withdrawn. */
    C("corrected");

    private final String words;

    ChangeClass(String words) {
        this.words = words;
    }

    /** In words. */
    public String words() {
        return words;
    }
}
