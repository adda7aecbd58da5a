package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.NewOffice;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.jobs.privacy.PersonKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = "Make a new office: commented configuration, the standard sources, no data.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Runnable {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(paramLabel = "DIR", description = "The folder of the new office.")
    private Path folder = Path.of(".");

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Override
    public void run() {
        Home home = options.home(folder);
        NewOffice.make(Product.running(), home, database.url());
        PersonKeys.open(home.secrets());
        try (Office office = options.office(home)) {
            office.database();
            options.result("A new office lives in " + home.root());
            options.say("1. Say who you are in " + home.officeFile());
            options.say("2. Drop files in the folders of " + home.inbox());
            options.say("3. quarterdeck nightly --home " + home.root());
        }
    }
}
