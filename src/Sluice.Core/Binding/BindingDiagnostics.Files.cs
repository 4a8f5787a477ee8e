using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Binding;

public static partial class BindingDiagnostics
{
    /// <summary>A file of another kind than what is used.</summary>
    public static readonly DiagnosticDescriptor OtherKind = new(
        "SLU5053",
        "file-of-another-kind",
        DiagnosticSeverity.Error,
        "`{0}` is not called {1}, nor is it read",
        "Policies use files that end in .sluice, and scripts end in .csx. A link does not change what a file is called: that it leads to must end alike. Nothing else is read, so that no line of it is shown.",
        "use \"notes.txt\"",
        "use \"common.sluice\"",
        DiagnosticSubject.Command
    );
}
