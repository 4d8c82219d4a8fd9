package workshop.benchmarks;

import java.util.Locale;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.OperatingSystem;

/** What the figures were measured on: without it they say nothing. */
final class Machine {

    private Machine() {}

    /** Processor, memory, operating system and Java, as one sentence. */
    static String description() {
        SystemInfo system = new SystemInfo();
        HardwareAbstractionLayer hardware = system.getHardware();
        return String.format(
                Locale.ROOT,
                "%s with %d logical processors, %.0f GiB of memory, %s, %s %s",
                hardware.getProcessor().getProcessorIdentifier().getName().strip(),
                hardware.getProcessor().getLogicalProcessorCount(),
                hardware.getMemory().getTotal() / (double) (1L << 30),
                operatingSystem(system.getOperatingSystem()),
                System.getProperty("java.vm.name"),
                Runtime.version());
    }

    private static String operatingSystem(OperatingSystem system) {
        // Of the kernel's version the beginning: what is behind it names a build, and often a machine.
        String kernel = System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1");
        return system.getFamily() + " " + system.getVersionInfo().getVersion() + " (" + System.getProperty("os.name")
                + " " + kernel + ")";
    }
}
