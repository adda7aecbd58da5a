package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.night.NightResult;
import org.quarterdeck.jobs.night.Nightly;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.jobs.sample.Night;
import org.quarterdeck.jobs.sample.SampleOffice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Make the sample office in the folder demo (or --home), run its nights, draw its packs and briefings.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String FOLDER = "demo";

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(names = "--nights", hidden = true, description = "How many of the sample's nights are run.")
    private int nights = Night.values().length;

    @Override
    public Integer call() throws IOException {
        Home home = options.homeOr(Path.of(FOLDER));
        if (Files.exists(home.officeFile())) {
            throw new UsageProblem(
                    home.root() + ": an office lives here already; remove it, or name another folder" + " with --home");
        }
        SampleOffice sample = new SampleOffice(Product.running().root());
        sample.init(home.root(), database.url());
        List<String> pages = new ArrayList<>();
        try (Office office = options.office(home)) {
            for (Night night : List.of(Night.values()).subList(0, nights)) {
                sample.deliver(home.root(), night, 1);
                options.say("Night as of " + night.asOf());
                NightResult result = new Nightly(office, options.notices()).run(night.asOf(), false);
                int exit = new NightReport(options).report(result, home.root());
                if (exit != ExitCode.DONE && exit != ExitCode.REFUSED) {
                    return exit;
                }
                result.pages().forEach(page -> pages.add(page.toString()));
            }
        }
        options.result("The sample office lives in " + home.root() + ". Its pages:");
        pages.forEach(options::result);
        return ExitCode.DONE;
    }
}
