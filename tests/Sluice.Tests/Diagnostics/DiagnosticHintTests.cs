using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Xunit;

namespace Sluice.Tests.Diagnostics;

/// <summary>What a hint proposes and which file a diagnostic is about are data beside its words.</summary>
public sealed class DiagnosticHintTests
{
    private static readonly SourceText Source = new("p.sluice", "category a");

    [Fact]
    public void The_nearest_name_is_kept_beside_the_sentence()
    {
        var at = new SourceLocation(Source, new TextSpan(0, 8));
        var found = Diagnostic
            .Create(BindingDiagnostics.UnknownName, at, "category", "phon")
            .WithHint(DiagnosticHint.DidYouMean("phone"))
            .WithRelated(at, "here");

        Assert.Equal(("did you mean `phone`?", "phone"), (found.Hint, found.Replacement));
        Assert.Equal("p.sluice", found.File);
        Assert.Null(DiagnosticHint.DidYouMean(null));
    }

    [Fact]
    public void A_sentence_that_only_sounds_like_it_replaces_nothing()
    {
        var found = Diagnostic.Create(BindingDiagnostics.UnknownName, null, "category", "x").WithHint("did you mean `y`?");

        Assert.Equal(("did you mean `y`?", null), (found.Hint, found.Replacement));
    }

    [Fact]
    public void The_file_stays_whatever_is_added()
    {
        var found = Diagnostic.Create(BindingDiagnostics.UnknownName, null, "category", "x").WithFile("m.yaml").WithHint("look");

        Assert.Equal("m.yaml", found.File);
        Assert.Null(Diagnostic.Create(BindingDiagnostics.UnknownName, null, "category", "x").File);
    }
}
