package dev.pipe.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.local.doctor.Doctor.State;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DoctorTest {

    @Test
    void tooLittleMemoryIsMissingAndSaysHowToMendIt() {
        var finding = Doctor.memory(1L << 30);

        assertThat(finding.state()).isEqualTo(State.MISSING);
        assertThat(finding.text()).isEqualTo("1.0 GiB available, 3 wanted");
        assertThat(finding.mend()).isNotEmpty();
        assertThat(Doctor.memory(4L << 30).state()).isEqualTo(State.FINE);
    }

    @Test
    void aDirectoryThatIsNotThereIsMissing() {
        assertThat(Doctor.disk("x", Path.of("/no/such/place")).state()).isEqualTo(State.MISSING);
    }

    @Test
    void runsFromItsSourceWithNothingButAJdk() throws Exception {
        Path source = Path.of("src/main/java/dev/pipe/local/doctor/Doctor.java");
        Process doctor = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), source.toString(), "../..")
                .redirectErrorStream(true)
                .start();
        String said = new String(doctor.getInputStream().readAllBytes());

        assertThat(doctor.waitFor()).as(said).isBetween(0, 1);
        assertThat(said).contains("JDK", "Maven", "Memory", "Disk", "Ports", "PostgreSQL", "git");
    }
}
