using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Explaining;

/// <summary>A page that an explanation is written on. Names in texts stand between backquotes.</summary>
internal interface IExplanationPage
{
    /// <summary>The flow and its verdict.</summary>
    void Title(Verdict verdict, string flow);

    /// <summary>Ends an explanation before the next one.</summary>
    void Break();

    /// <summary>The head of a part.</summary>
    void Heading(string text);

    /// <summary>A sentence or more.</summary>
    void Paragraph(string text);

    /// <summary>The head of what is said of one rule.</summary>
    void Rule(string name, string rest);

    /// <summary>Why there is that rule.</summary>
    void Reasons(string text);

    /// <summary>A sentence below a rule or a part.</summary>
    void Item(string text);

    /// <summary>What an item rests on.</summary>
    void Detail(string text);

    /// <summary>A line of a source with a marker below it.</summary>
    void Excerpt(SourceLocation location);
}
