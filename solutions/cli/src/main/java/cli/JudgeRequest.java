package cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import judge.Code;
import judge.Compiled;
import judge.Exercise;
import judge.Judge;
import judge.Step;

/**
 * What a {@link JudgeProcess} is asked.
 *
 * @param step the folder of the step, such as {@code step02-accept}
 * @param tests the folder with the compiled tests of the step
 * @param classes the folder with the compiled code
 * @param number the exercise of the step whose tests run, from 1
 * @param untilFirstFailure whether the tests after the first failing one are left out
 */
record JudgeRequest(String step, String tests, String classes, int number, boolean untilFirstFailure) {

    /**
     * Compiles the code and the tests.
     *
     * @throws judge.CompilationException if the code does not compile
     */
    static JudgeRequest of(Step step, Code code, Exercise exercise, boolean untilFirstFailure) {
        return new JudgeRequest(
                step.folder(),
                Judge.tests(step).classes().toString(),
                Compiled.of(code).classes().toString(),
                exercise.number(),
                untilFirstFailure);
    }

    static JudgeRequest read(DataInputStream in) throws IOException {
        return new JudgeRequest(in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readBoolean());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(step);
        out.writeUTF(tests);
        out.writeUTF(classes);
        out.writeInt(number);
        out.writeBoolean(untilFirstFailure);
        out.flush();
    }
}
