<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>LexiconDialog</name>
    <message numerus="yes">
        <source>%Ln expression(s)</source>
        <translation>
            <numerusform>%Ln expression</numerusform>
            <numerusform>%Ln expressions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of your file cannot be used</source>
        <translation>
            <numerusform>%Ln line of your file cannot be used</numerusform>
            <numerusform>%Ln lines of your file cannot be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryWork</name>
    <message numerus="yes">
        <source>%Ln file(s) left out</source>
        <translation>
            <numerusform>%Ln file left out</numerusform>
            <numerusform>%Ln files left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceCard</name>
    <message numerus="yes">
        <source>and %Ln more provision(s)</source>
        <translation>
            <numerusform>and %Ln more provision</numerusform>
            <numerusform>and %Ln more provisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceFoot</name>
    <message numerus="yes">
        <source>Cited by %Ln provision(s)</source>
        <translation>
            <numerusform>Cited by %Ln provision</numerusform>
            <numerusform>Cited by %Ln provisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%Ln provision(s) found</source>
        <translation>
            <numerusform>%Ln provision found</numerusform>
            <numerusform>%Ln provisions found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%Ln suggestion(s)</source>
        <translation>
            <numerusform>%Ln suggestion</numerusform>
            <numerusform>%Ln suggestions</numerusform>
        </translation>
    </message>
</context>
</TS>
