#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the customer list says when there is nothing to list, and when nothing is found."""

import liaison_ui


def journey(program):
    program.arguments = ['--demo', '--customers=0']
    program.start()
    program.find('label', 'No Customers Yet')
    program.quit()

    program.arguments = ['--demo', '--customers=40']
    program.start()
    program.find('label', containing='onmicrosoft.com')
    program.key('ctrl+f')
    program.type('zzzz no such customer')
    program.find('label', 'No Results Found')
    program.press('button', 'Clear Search')
    program.find('label', containing='onmicrosoft.com')
    program.quit()


liaison_ui.run(journey)
