package org.quarterdeck.jobs.cli;

import org.quarterdeck.jobs.office.Product;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Quarterdeck " + Product.running().version(), "Java " + System.getProperty("java.version")
        };
    }
}
