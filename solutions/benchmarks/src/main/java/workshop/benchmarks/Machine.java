package workshop.benchmarks;

import java.util.Locale;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.OperatingSystem;

/** Describes the machine that the figures were measured on. Without it they have no meaning. */
final class Machine {

    private Machine() {}

    /** Returns processor, memory, operating system and JVM, separated by commas. */
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
        // Only the beginning of the kernel's version: the rest names a build, and often a machine.
        String kernel = System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1");
        return system.getFamily() + " " + system.getVersionInfo().getVersion() + " (" + System.getProperty("os.name")
                + " " + kernel + ")";
    }
}
