package workshop;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs the test classes in the order of their exercises: 4.10 comes after 4.9, where an alphabet puts it after 4.1. */
public final class ExerciseOrder implements ClassOrderer {

    private static final Pattern EXERCISE = Pattern.compile("[0-9]\\.([0-9]{1,3}) ");

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparingInt(ExerciseOrder::number).thenComparing(ClassDescriptor::getDisplayName));
    }

    /** The number of the exercise in its step: 10 for the display name "4.10 Pause the reader". Other tests come last. */
    private static int number(ClassDescriptor test) {
        Matcher exercise = EXERCISE.matcher(test.getDisplayName());
        return exercise.lookingAt() ? Integer.parseInt(exercise.group(1)) : Integer.MAX_VALUE;
    }
}
