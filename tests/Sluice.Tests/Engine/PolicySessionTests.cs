using Sluice.Core;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

public class PolicySessionTests
{
    private const string Sound = "category a\npurpose x\npartner p { in SG }\nrule r { allow a to p for x }\n";

    [Fact]
    public void Files_are_read_once_and_not_before_they_are_asked_for()
    {
        var files = new MemoryPolicyFiles(Sound);
        var session = new PolicySession(files);
        Assert.Equal(0, files.TextsRead);

        Assert.Empty(session.Diagnostics);
        Assert.Same(session.Program, session.Engine!.Program);
        Assert.Same(session.Engine, session.Engine);
        Assert.Equal(1, files.TextsRead);
    }

    [Fact]
    public void A_policy_set_with_errors_decides_nothing()
    {
        var session = new PolicySession(new MemoryPolicyFiles(Sound + "rule wrong { allow b to p for x }\n"));

        Assert.Contains(session.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Null(session.Program);
        Assert.Null(session.Engine);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("// lint: allow exception_outside_scope because it is what this is about\n", 0)]
    public void Warnings_that_a_comment_suppresses_are_left_out(string comment, int warnings)
    {
        var session = new PolicySession(new MemoryPolicyFiles(Sound + "category b\n" + comment + "rule odd { allow a to p for x but not { of b } }\n"));

        Assert.Equal(warnings, session.Diagnostics.Length);
        Assert.NotNull(session.Engine);
    }
}
